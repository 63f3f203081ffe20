import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import type { CarrierError, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { fixtureExpectation } from '../conformance/fixture-expectation';
import { type CarrierEngine, createCarrierEngine } from '../engine/engine';
import { fedex } from '../fedex';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import type { SandboxFault } from './faults';
import { fedexSandbox } from './fedex';
import { type Fixture, loadFixtures } from './fixtures';

/** FedEx through the real engine, over HTTP, against the sandbox. */

const fixtures = loadFixtures('fedex');
const lives = fixtures.filter(({ isLife }) => isLife);
const number = '986578788855';

function engineFor(sandbox: Sandbox): CarrierEngine {
  return createCarrierEngine({
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
}

async function askAll(engine: CarrierEngine, numbers: readonly string[]) {
  const account = { id: 'test', credentials: { ...sandboxCredentialsOf('fedex') } };
  return engine.track(fedex, account, askedParcels('fedex', numbers));
}

async function ask(engine: CarrierEngine, trackingNumber: string): Promise<TrackingOutcome> {
  const outcome = (await askAll(engine, [trackingNumber])).get(trackingNumber);
  if (!outcome) throw new Error(`no outcome for ${trackingNumber}`);
  return outcome;
}

function requireUpdate(outcome: TrackingOutcome | undefined): ShipmentUpdate {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.update;
}

function milestoneOf({ events, summary }: ShipmentUpdate) {
  return currentState(events, summary).milestone;
}

describe('a life', () => {
  let sandbox: Sandbox;
  let engine: CarrierEngine;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: { fedex: lives } });
    engine = engineFor(sandbox);
  });
  afterAll(() => sandbox.close());

  test.each(lives.map((life) => [life.name, life] as const))(
    '%s: each step tells what the recording tells up to there',
    async (_name, life) => {
      const [asked = ''] = life.asked;
      const expected = fixtureExpectation.parse(life.expect)[asked];
      if (!expected?.ok) throw new Error('a life ends well');
      const spec = { carrier: 'fedex', trackingNumber: asked, life: life.name, startsDaysAgo: 60 };
      const { total } = sandbox.parcels.upsert({ ...spec, step: 1 });
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance('fedex', asked);
        const update = requireUpdate(await ask(engine, asked));
        const told = update.events.map(({ meaning }) => meaning).toSorted();
        expect(told).toEqual(expected.meanings?.slice(0, step).toSorted());
        if (step < total) expect(update.signedBy).toBeNull();
        // What FedEx says of the whole is what its newest scan says, or coarser.
        expect(update.summary).toBeNull();
        if (step === total) {
          expect(milestoneOf(update)).toBe(expected.milestone);
          expect(update).toMatchObject({ service: expected.service ?? update.service });
        }
      }
    },
  );
});

/** A 400 for several numbers has the engine ask in halves, which are no recorded question. */
const single = fixtures.filter(
  ({ isLife, operation, asked, response }) =>
    !isLife && operation === 'track' && !(response.status === 400 && asked.length > 1),
);

test.each(single.map((fixture) => [fixture.name, fixture] as const))(
  '%s: a recorded answer means the same over HTTP',
  async (_name, fixture: Fixture) => {
    const sandbox = await createSandbox({ fixtures: { fedex: [fixture] } });
    try {
      const outcomes = await askAll(engineFor(sandbox), fixture.asked);
      for (const [asked, expected] of Object.entries(fixtureExpectation.parse(fixture.expect))) {
        const outcome = outcomes.get(asked);
        if (expected.ok) expect(milestoneOf(requireUpdate(outcome))).toBe(expected.milestone);
        else expect(outcome).toMatchObject({ ok: false, error: { code: expected.error } });
      }
    } finally {
      await sandbox.close();
    }
  },
);

const faults: [Partial<SandboxFault> & Pick<SandboxFault, 'mode'>, 'update' | Partial<CarrierError>][] = [
  [{ mode: '401' }, { code: 'unauthorized', reason: 'bad_credentials' }],
  [{ mode: '403' }, { code: 'not_permitted', reason: 'missing_scope:track' }],
  [
    { mode: '429', retryAfterSeconds: 17 },
    { code: 'rate_limited', retryAfterSeconds: 17 },
  ],
  [{ mode: '500' }, { code: 'unavailable' }],
  [
    { mode: '503', retryAfterSeconds: 90 },
    { code: 'unavailable', retryAfterSeconds: 90 },
  ],
  [{ mode: '503', times: 1 }, 'update'],
  [{ mode: 'hang' }, { code: 'unavailable', reason: 'timeout' }],
  [{ mode: 'cut_off' }, { code: 'unavailable', reason: 'connection' }],
  [{ mode: 'html' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'truncated_json' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'empty' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'oversize' }, { code: 'bad_response', reason: 'oversize' }],
  [{ mode: 'wrong_shipment' }, { code: 'bad_response', reason: 'wrong_shipment' }],
  [{ mode: 'emptied_history' }, { code: 'not_scanned_yet' }],
  [{ mode: 'token_expired' }, 'update'],
  [{ mode: '401', endpoint: 'token' }, { code: 'unauthorized' }],
  [
    { mode: '429', endpoint: 'token' },
    { code: 'rate_limited', retryAfterSeconds: 30 },
  ],
  [{ mode: '500', endpoint: 'token' }, { code: 'unavailable' }],
];

describe('each fault is the error it means', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: { fedex: lives } });
    sandbox.parcels.upsert({
      carrier: 'fedex',
      trackingNumber: number,
      life: 'life-ground-delivered',
      step: 4,
    });
  });
  afterAll(() => sandbox.close());

  test.each(faults)('%o', async (fault, expected) => {
    const engine = engineFor(sandbox);
    sandbox.faults.clear();
    // A fault of tracking meets an engine that already has its token, as in life.
    if (fault.endpoint !== 'token') requireUpdate(await ask(engine, number));
    sandbox.faults.add({ carrier: 'fedex', ...fault });
    const outcome = await ask(engine, number);
    if (expected === 'update') expect(requireUpdate(outcome).events).toHaveLength(4);
    else expect(outcome).toMatchObject({ ok: false, error: expected });
  });

  test('31 numbers are two calls, and a stranger among them is not found alone', async () => {
    sandbox.faults.clear();
    sandbox.requests.clear();
    const others = Array.from({ length: 30 }, (_, index) => String(100_000_000_000 + index));
    const outcomes = await askAll(engineFor(sandbox), [number, ...others]);
    expect(outcomes.get(number)?.ok).toBe(true);
    expect(others.every((other) => outcomes.get(other)?.ok === false)).toBe(true);
    const calls = sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track');
    expect(calls.map(({ numberCount }) => numberCount).toSorted()).toEqual([1, 30]);
  });

  test('a push of what the sandbox has is genuine and tells the same as a poll', async () => {
    sandbox.faults.clear();
    const polled = requireUpdate(await ask(engineFor(sandbox), number));
    const item = sandbox.parcels.item('fedex', number) ?? null;
    const secret = 'abcdefghijklmnopqrstuvwxyz012345';
    const at = { now: new Date(), trackingNumber: number };
    const push = fedexSandbox.push?.(item, { secret, credentials: {} }, at);
    if (!push) throw new Error('the sandbox does not push');
    const delivery = {
      headers: new Headers(push.headers),
      query: new URLSearchParams(),
      body: new TextEncoder().encode(push.body),
      receivedAt: at.now,
    };
    expect(fedex.api.push?.verify(delivery, { credentials: {}, secret })).toBe('genuine');
    expect(fedex.api.push?.parse(push.body)?.[0]?.update).toEqual(polled);
  });
});
