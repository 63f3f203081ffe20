import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrackingEvent } from '@/lib/tracking/event';
import { currentState } from '@/lib/tracking/state';
import { aftership } from '../aftership';
import type { CarrierError, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { fixtureExpectation } from '../conformance/fixture-expectation';
import { type CarrierEngine, createCarrierEngine } from '../engine/engine';
import { seventeentrack } from '../seventeentrack';
import { aftershipSandbox } from './aftership';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import type { SandboxFault } from './faults';
import { type Fixture, loadFixtures } from './fixtures';
import { seventeentrackSandbox } from './seventeentrack';

/** 17TRACK and AfterShip, which know only what was announced, through the real engine over HTTP. */

const aggregators = [
  { code: 'seventeentrack', carrier: seventeentrack, wire: seventeentrackSandbox },
  { code: 'aftership', carrier: aftership, wire: aftershipSandbox },
] as const;
type Aggregator = (typeof aggregators)[number];

const registered: CarrierError = {
  code: 'not_scanned_yet',
  isRetryable: true,
  reason: 'registered',
  retryAfterSeconds: 300,
};

function engineFor(sandbox: Sandbox): CarrierEngine {
  return createCarrierEngine({
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
}

function accountOf({ code }: Aggregator) {
  return { id: 'test', credentials: { ...sandboxCredentialsOf(code) } };
}

async function askAll(
  sandbox: Sandbox,
  aggregator: Aggregator,
  { asked, carriers }: Pick<Fixture, 'asked' | 'carriers'>,
) {
  const parcels = asked.map((trackingNumber) => ({
    trackingNumber,
    carrier: carriers[trackingNumber] ?? '',
    shippedFrom: null,
    carrierShipmentId: null,
  }));
  return engineFor(sandbox).track(aggregator.carrier, accountOf(aggregator), parcels);
}

async function ask(sandbox: Sandbox, aggregator: Aggregator, life: Fixture): Promise<TrackingOutcome> {
  const outcome = (await askAll(sandbox, aggregator, life)).get(life.asked[0] ?? '');
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

function requireUpdate(outcome: TrackingOutcome): ShipmentUpdate {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.update;
}

/** Events without their position in the answer, which a late one moves. */
function told({ events }: ShipmentUpdate): Omit<TrackingEvent, 'sequence'>[] {
  return events.map(({ sequence: _, ...event }) => event);
}

const faults: [Partial<SandboxFault> & Pick<SandboxFault, 'mode'>, 'update' | Partial<CarrierError>][] = [
  [{ mode: '401' }, { code: 'unauthorized' }],
  [{ mode: '403' }, { code: 'not_permitted' }],
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
  [{ mode: 'slow', delayMs: 30 }, 'update'],
  [{ mode: 'hang' }, { code: 'unavailable', reason: 'timeout' }],
  [{ mode: 'cut_off' }, { code: 'unavailable', reason: 'connection' }],
  [{ mode: 'html' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'truncated_json' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'empty' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'oversize' }, { code: 'bad_response', reason: 'oversize' }],
  [{ mode: 'wrong_shipment' }, { code: 'bad_response', reason: 'wrong_shipment' }],
  [{ mode: 'emptied_history' }, { code: 'not_scanned_yet' }],
];

describe.each(aggregators)('$code', (aggregator) => {
  const { code, carrier } = aggregator;
  const fixtures = loadFixtures(code);
  const lives = fixtures.filter(({ isLife }) => isLife);
  const [life] = lives;
  if (!life) throw new Error(`${code} has no life`);
  const [trackingNumber = ''] = life.asked;
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: { [code]: lives } });
  });
  afterAll(() => sandbox.close());

  function start(of: Fixture, step: number) {
    const [asked = ''] = of.asked;
    const spec = { carrier: code, trackingNumber: asked, life: of.name, startsDaysAgo: 60, step };
    return sandbox.parcels.upsert(spec);
  }

  test.each(lives)(
    '$name: announced at the first question, told step by step from the second',
    async (of) => {
      const [asked = ''] = of.asked;
      const { total } = start(of, 1);
      expect(await ask(sandbox, aggregator, of)).toEqual({ ok: false, error: registered });
      let before: ShipmentUpdate | null = null;
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance(code, asked);
        const update = requireUpdate(await ask(sandbox, aggregator, of));
        expect(update.events).toHaveLength(step);
        expect(told(update)).toEqual(expect.arrayContaining(before ? told(before) : []));
        // What is said of the whole is what the newest event says, or coarser.
        expect(update.summary).toBeNull();
        before = update;
      }
      const expected = fixtureExpectation.parse(of.expect)[asked];
      expect(currentState(before?.events ?? []).milestone).toBe(expected?.ok && expected.milestone);
      expect(expected?.ok && expected.events).toBe(total);
    },
  );

  test('of a batch only the unknown ones are announced, and one that exists already is as good', async () => {
    const two = { asked: ['LV111111113CN', 'LV222222226CN'], carriers: {} };
    sandbox.requests.clear();
    const first = await askAll(sandbox, aggregator, { ...two, asked: two.asked.slice(0, 1) });
    expect([...first.values()]).toEqual([{ ok: false, error: registered }]);
    const second = await askAll(sandbox, aggregator, two);
    // Announced, but nothing is known of it yet.
    expect(second.get('LV111111113CN')).toMatchObject({ error: { code: 'not_scanned_yet' } });
    expect(second.get('LV222222226CN')).toEqual({ ok: false, error: registered });
    const announced = sandbox.requests.list().filter(({ endpoint }) => endpoint === 'register');
    expect(announced.map(({ numberCount }) => numberCount)).toEqual([1, 1]);
  });

  test.each(faults)('%o', async (fault, expected) => {
    start(life, 4);
    sandbox.faults.clear();
    await ask(sandbox, aggregator, life);
    sandbox.faults.add({ carrier: code, ...fault });
    const outcome = await ask(sandbox, aggregator, life);
    sandbox.faults.clear();
    if (expected === 'update') expect(requireUpdate(outcome).events).toHaveLength(4);
    else expect(outcome).toMatchObject({ ok: false, error: expected });
    expect(requireUpdate(await ask(sandbox, aggregator, life)).events).toHaveLength(4);
  });

  test('an announcement that is throttled is the answer, and is made again', async () => {
    const parcel = { asked: ['LV333333339CN'], carriers: {} };
    sandbox.faults.add({ carrier: code, mode: '429', endpoint: 'register', retryAfterSeconds: 7, times: 1 });
    const throttled = await askAll(sandbox, aggregator, parcel);
    expect([...throttled.values()]).toMatchObject([
      { error: { code: 'rate_limited', retryAfterSeconds: 7 } },
    ]);
    const again = await askAll(sandbox, aggregator, parcel);
    expect([...again.values()]).toEqual([{ ok: false, error: registered }]);
  });

  /** A batch refused with 400 is asked in halves, for which there is no recording. */
  const answers = fixtures.filter(
    ({ isLife, operation, asked, response }) =>
      !isLife &&
      operation === carrier.api.operations[0]?.name &&
      !(response.status === 400 && asked.length > 1),
  );
  test.each(answers)('$name: a recorded answer means the same over HTTP', async (fixture) => {
    const own = await createSandbox({ fixtures: { [code]: [fixture] } });
    try {
      const outcomes = await askAll(own, aggregator, fixture);
      for (const [number, expected] of Object.entries(fixtureExpectation.parse(fixture.expect))) {
        const outcome = outcomes.get(number);
        if (expected.ok) {
          const { events, summary } = requireUpdate(outcome ?? { ok: false, error: registered });
          expect(currentState(events, summary).milestone).toBe(expected.milestone);
          // One that is not registered is announced at once.
        } else if (expected.reason === 'not_registered') {
          expect(outcome).toMatchObject({ ok: false });
          expect(own.requests.list().some(({ endpoint }) => endpoint === 'register')).toBe(true);
        } else expect(outcome).toMatchObject({ ok: false, error: { code: expected.error } });
      }
    } finally {
      await own.close();
    }
  });

  test('a key is tried without a parcel', async () => {
    const engine = engineFor(sandbox);
    expect(await engine.authenticate(carrier, accountOf(aggregator))).toEqual({ ok: true, isTried: true });
    const wrong = { id: 'other', credentials: { apiKey: 'x' } };
    const refused = { ok: false, error: { code: 'unauthorized' } };
    expect(await engine.authenticate(carrier, wrong)).toMatchObject(refused);
  });

  test('what the sandbox pushes is genuine, and says what an answer says', async () => {
    start(life, 4);
    await ask(sandbox, aggregator, life);
    const item = sandbox.parcels.item(code, trackingNumber) ?? null;
    const keys = { secret: 'b'.repeat(32), credentials: sandboxCredentialsOf(code) };
    const now = new Date();
    const sent = aggregator.wire.push?.(item, keys, { now, trackingNumber });
    const { push } = carrier.api;
    if (!sent || !push) throw new Error('nothing pushed');
    const delivery = {
      ...{ headers: new Headers(sent.headers), query: new URLSearchParams() },
      ...{ body: Buffer.from(sent.body), receivedAt: now },
    };
    expect(push.verify(delivery, keys)).toBe('genuine');
    expect(push.verify({ ...delivery, body: Buffer.from(`${sent.body} `) }, keys)).toBe('forged');
    const [pushed] = push.parse(sent.body) ?? [];
    expect(pushed).toMatchObject({ trackingNumber, carrier: life.carriers[trackingNumber] });
    expect(pushed?.update).toEqual(requireUpdate(await ask(sandbox, aggregator, life)));
  });
});
