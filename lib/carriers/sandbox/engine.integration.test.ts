import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TrackingEvent } from '@/lib/tracking/event';
import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import type { CarrierError, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { type CarrierEngine, createCarrierEngine } from '../engine/engine';
import { ups } from '../ups';
import { usps } from '../usps';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentials } from './credentials';
import type { FaultMode, SandboxFault } from './faults';
import { type Fixture, loadFixtures } from './fixtures';
import { testFixtures } from './test-lives';

const carriers = { usps, ups } as const;
type Code = keyof typeof carriers;
const codes = ['usps', 'ups'] as const;

/** The part of a fixture's expectation that holds over HTTP too. */
const expectations = z.record(
  z.string(),
  z.looseObject({
    ok: z.boolean(),
    milestone: z.string().optional(),
    events: z.number().optional(),
    error: z.string().optional(),
  }),
);

function engineFor(sandbox: Sandbox): CarrierEngine {
  return createCarrierEngine({
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
}

async function ask(engine: CarrierEngine, code: Code, trackingNumber: string): Promise<TrackingOutcome> {
  const account = { id: 'test', credentials: { ...sandboxCredentials[code] } };
  const outcome = (await engine.track(carriers[code], account, askedParcels(code, [trackingNumber]))).get(
    trackingNumber,
  );
  if (!outcome) throw new Error(`no outcome for ${trackingNumber}`);
  return outcome;
}

function requireUpdate(outcome: TrackingOutcome): ShipmentUpdate {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${outcome.error.reason ?? ''}`);
  return outcome.update;
}

/** Events without their position in the answer: a late one, listed before others, moves that. */
function told(update: ShipmentUpdate | null): Omit<TrackingEvent, 'sequence'>[] {
  return (update?.events ?? []).map(({ sequence: _, ...event }) => event);
}

const recorded = codes.flatMap((code) =>
  loadFixtures(code).map((fixture) => ({ code, fixture, name: fixture.name })),
);
const lives = [
  ...recorded.filter(({ fixture }) => fixture.isLife),
  { code: 'usps' as const, fixture: testFixtures.usps[0] ?? never(), name: 'life-small' },
  { code: 'ups' as const, fixture: testFixtures.ups[0] ?? never(), name: 'life-small' },
];

function never(): never {
  throw new Error('the test lives are gone');
}

describe('a life through the engine', () => {
  let sandbox: Sandbox;
  let engine: CarrierEngine;
  beforeAll(async () => {
    const fixturesOf = (code: Code) =>
      lives.filter((life) => life.code === code).map(({ fixture }) => fixture);
    sandbox = await createSandbox({ fixtures: { usps: fixturesOf('usps'), ups: fixturesOf('ups') } });
    engine = engineFor(sandbox);
  });
  afterAll(() => sandbox.close());

  test.each(lives)(
    '$code $name: each step adds one event, and the end is the milestone expected',
    async (life) => {
      const [asked = ''] = life.fixture.asked;
      const spec = { carrier: life.code, trackingNumber: asked, life: life.name, startsDaysAgo: 40 };
      const { total } = sandbox.parcels.upsert({ ...spec, step: 1 });
      let before: ShipmentUpdate | null = null;
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance(life.code, asked);
        const update = requireUpdate(await ask(engine, life.code, asked));
        expect(update.events).toHaveLength(step);
        expect(told(update)).toEqual(expect.arrayContaining(told(before)));
        before = update;
      }
      const { events = [], summary } = before ?? {};
      const expected = expectations.parse(life.fixture.expect)[asked];
      expect(currentState(events, summary).milestone).toBe(expected?.milestone);
      expect(events).toHaveLength(expected?.events ?? total);
    },
  );
});

/** Answers to the first operation, except those after which the engine asks the next one, or in halves. */
const single = recorded.filter(({ code, fixture: { asked, isLife, operation, response } }) => {
  const [first] = carriers[code].api.operations;
  const answer = { ...response, headers: new Headers(response.headers) };
  const isSplit = response.status === 400 && asked.length > 1;
  return !isLife && operation === first?.name && !isSplit && !first.isUnserved?.(answer);
});

test.each(single)('$code $name: a recorded answer means the same over HTTP', async ({ code, fixture }) => {
  const only: Record<Code, Fixture[]> = { usps: [], ups: [] };
  only[code].push(fixture);
  const sandbox = await createSandbox({ fixtures: only });
  try {
    const account = { id: 'test', credentials: { ...sandboxCredentials[code] } };
    const outcomes = await engineFor(sandbox).track(
      carriers[code],
      account,
      askedParcels(code, fixture.asked),
    );
    for (const [number, expected] of Object.entries(expectations.parse(fixture.expect))) {
      const outcome = outcomes.get(number);
      expect({ number, ok: outcome?.ok }).toEqual({ number, ok: expected.ok });
      if (outcome?.ok) expect(outcome.update.events).toHaveLength(expected.events ?? 0);
      else expect(outcome?.error.code).toBe(expected.error);
    }
  } finally {
    await sandbox.close();
  }
});

type Expected = 'update' | Partial<CarrierError>;

const faultOutcomes: [FaultMode, Partial<SandboxFault>, Expected][] = [
  ['401', {}, { code: 'unauthorized' }],
  ['403', {}, { code: 'not_permitted' }],
  ['429', { retryAfterSeconds: 17 }, { code: 'rate_limited', retryAfterSeconds: 17 }],
  ['500', {}, { code: 'unavailable' }],
  ['503', { retryAfterSeconds: 90 }, { code: 'unavailable', retryAfterSeconds: 90 }],
  ['503', { times: 1 }, 'update'],
  ['slow', { delayMs: 30 }, 'update'],
  ['slow', { delayMs: 2000 }, { code: 'unavailable', reason: 'timeout' }],
  ['hang', {}, { code: 'unavailable', reason: 'timeout' }],
  ['cut_off', {}, { code: 'unavailable', reason: 'connection' }],
  ['cut_off', { times: 1 }, 'update'],
  ['html', {}, { code: 'bad_response', reason: 'not_json' }],
  ['truncated_json', {}, { code: 'bad_response', reason: 'not_json' }],
  ['empty', {}, { code: 'bad_response', reason: 'not_json' }],
  ['oversize', {}, { code: 'bad_response', reason: 'oversize' }],
  ['wrong_shipment', {}, { code: 'bad_response', reason: 'wrong_shipment' }],
  ['emptied_history', {}, { code: 'not_scanned_yet' }],
  ['token_expired', {}, 'update'],
  ['401', { endpoint: 'token' }, { code: 'unauthorized' }],
  ['429', { endpoint: 'token' }, { code: 'rate_limited', retryAfterSeconds: 30 }],
  ['500', { endpoint: 'token' }, { code: 'unavailable' }],
  ['html', { endpoint: 'token' }, { code: 'bad_response' }],
  ['hang', { endpoint: 'token' }, { code: 'unavailable', reason: 'timeout' }],
];

describe.each(codes)('%s: each fault is the error it means', (code) => {
  const [trackingNumber = ''] = testFixtures[code][0]?.asked ?? [];
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: testFixtures });
    sandbox.parcels.upsert({ carrier: code, trackingNumber, life: 'life-small', step: 4 });
  });
  afterAll(() => sandbox.close());

  async function outcomeUnder(fault: SandboxFault): Promise<TrackingOutcome> {
    const engine = engineFor(sandbox);
    sandbox.faults.clear();
    // A fault of tracking meets an engine that already has its token, as in life.
    if (fault.endpoint !== 'token' && fault.mode !== 'scope_missing') await ask(engine, code, trackingNumber);
    sandbox.faults.add(fault);
    return ask(engine, code, trackingNumber);
  }

  test.each(faultOutcomes)('%s %o', async (mode, rest, expected) => {
    const outcome = await outcomeUnder({ carrier: code, mode, ...rest });
    if (expected === 'update') expect(requireUpdate(outcome).events).toHaveLength(4);
    else expect(outcome).toMatchObject({ ok: false, error: expected });
  });

  test('afterwards the parcel is as it was', async () => {
    sandbox.faults.clear();
    expect(requireUpdate(await ask(engineFor(sandbox), code, trackingNumber)).events).toHaveLength(4);
  });

  if (code === 'usps') {
    test('a token without the tracking scope says exactly what is missing', async () => {
      const outcome = await outcomeUnder({ carrier: code, mode: 'scope_missing' });
      expect(outcome).toMatchObject({ error: { code: 'not_permitted', reason: 'missing_scope:tracking' } });
    });
  }
});
