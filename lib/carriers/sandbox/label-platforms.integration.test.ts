import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentState } from '@/lib/tracking/state';
import type { CarrierError, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { fixtureExpectation } from '../conformance/fixture-expectation';
import { easypost } from '../easypost';
import { type CarrierEngine, createCarrierEngine } from '../engine/engine';
import { shippo } from '../shippo';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import { easypostSandbox } from './easypost';
import type { SandboxFault } from './faults';
import { type Fixture, loadFixtures } from './fixtures';
import { shippoSandbox } from './shippo';

/** EasyPost and Shippo through the real engine, over HTTP, against the sandbox. */

const platforms = [
  { code: 'easypost', carrier: easypost, wire: easypostSandbox },
  { code: 'shippo', carrier: shippo, wire: shippoSandbox },
] as const;
type Platform = (typeof platforms)[number];

function engineFor(sandbox: Sandbox): CarrierEngine {
  return createCarrierEngine({
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
}

function accountOf({ code }: Platform) {
  return { id: 'test', credentials: { ...sandboxCredentialsOf(code) } };
}

async function ask(sandbox: Sandbox, platform: Platform, fixture: Fixture): Promise<TrackingOutcome> {
  const [trackingNumber = ''] = fixture.asked;
  const carrier = fixture.carriers[trackingNumber] ?? 'usps';
  const parcel = { trackingNumber, carrier, shippedFrom: null, carrierShipmentId: null };
  const outcomes = await engineFor(sandbox).track(platform.carrier, accountOf(platform), [parcel]);
  const outcome = outcomes.get(trackingNumber);
  if (!outcome) throw new Error(`no outcome for ${trackingNumber}`);
  return outcome;
}

function requireUpdate(outcome: TrackingOutcome): ShipmentUpdate {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.update;
}

function told({ events }: ShipmentUpdate): string[] {
  return events.map(({ meaning }) => meaning);
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
  [{ mode: 'hang' }, { code: 'unavailable', reason: 'timeout' }],
  [{ mode: 'cut_off' }, { code: 'unavailable', reason: 'connection' }],
  [{ mode: 'html' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'truncated_json' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'empty' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'oversize' }, { code: 'bad_response', reason: 'oversize' }],
  [{ mode: 'wrong_shipment' }, { code: 'bad_response', reason: 'wrong_shipment' }],
  [{ mode: 'emptied_history' }, { code: 'not_scanned_yet' }],
];

describe.each(platforms)('$code', (platform) => {
  const { code, carrier } = platform;
  const fixtures = loadFixtures(code);
  const lives = fixtures.filter(({ isLife }) => isLife);
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: { [code]: lives } });
  });
  afterAll(() => sandbox.close());

  test.each(lives)('$name: each step tells what the recording tells up to there', async (life) => {
    const [asked = ''] = life.asked;
    const whole = carrier.api.operations[0]?.parse(
      { status: 200, headers: new Headers(), body: life.response.body },
      [
        {
          trackingNumber: asked,
          carrier: life.carriers[asked] ?? '',
          shippedFrom: null,
          carrierShipmentId: null,
        },
      ],
    );
    const recorded = whole?.get(asked);
    const meanings = recorded?.ok ? told(recorded.update) : [];
    const { total } = sandbox.parcels.upsert({
      ...{ carrier: code, trackingNumber: asked, life: life.name },
      ...{ startsDaysAgo: 60, step: 1 },
    });
    expect(total).toBe(meanings.length);
    for (let step = 1; step <= total; step += 1) {
      if (step > 1) sandbox.parcels.advance(code, asked);
      const update = requireUpdate(await ask(sandbox, platform, life));
      expect(told(update)).toEqual(meanings.slice(0, step));
      // What is said of the whole is what the newest event says, or coarser.
      expect(update.summary).toBeNull();
      expect(update.signedBy).toBeNull();
    }
    const expected = fixtureExpectation.parse(life.expect)[asked];
    const { events, summary } = requireUpdate(await ask(sandbox, platform, life));
    expect(currentState(events, summary).milestone).toBe(expected?.ok && expected.milestone);
  });

  const [life] = lives;
  if (!life) throw new Error(`${code} has no life`);
  const [trackingNumber = ''] = life.asked;

  test.each(faults)('%o', async (fault, expected) => {
    sandbox.parcels.upsert({ carrier: code, trackingNumber, life: life.name, startsDaysAgo: 60, step: 4 });
    sandbox.faults.clear();
    sandbox.faults.add({ carrier: code, ...fault });
    const outcome = await ask(sandbox, platform, life);
    sandbox.faults.clear();
    if (expected === 'update') expect(requireUpdate(outcome).events).toHaveLength(4);
    else expect(outcome).toMatchObject({ ok: false, error: expected });
    expect(requireUpdate(await ask(sandbox, platform, life)).events).toHaveLength(4);
  });

  const answers = fixtures.filter(
    ({ isLife, operation }) => !isLife && operation === carrier.api.operations[0]?.name,
  );
  test.each(answers)('$name: a recorded answer means the same over HTTP', async (fixture) => {
    const own = await createSandbox({ fixtures: { [code]: [fixture] } });
    try {
      const outcome = await ask(own, platform, fixture);
      const expected = Object.values(fixtureExpectation.parse(fixture.expect))[0];
      if (!expected?.ok)
        return expect(outcome).toMatchObject({ ok: false, error: { code: expected?.error } });
      const { events, summary } = requireUpdate(outcome);
      expect(currentState(events, summary).milestone).toBe(expected.milestone);
    } finally {
      await own.close();
    }
  });

  test('a number that nobody knows', async () => {
    const unknown = { ...life, asked: ['9400111111111111111114'], carriers: {} };
    const outcome = await ask(sandbox, platform, unknown);
    const error = code === 'easypost' ? 'not_scanned_yet' : 'not_found';
    expect(outcome).toMatchObject({ ok: false, error: { code: error } });
  });

  test('a key is tried without a parcel', async () => {
    const engine = engineFor(sandbox);
    expect(await engine.authenticate(carrier, accountOf(platform))).toEqual({ ok: true, isTried: true });
    const wrong = { id: 'other', credentials: { apiKey: 'x', apiToken: 'x' } };
    const refused = { ok: false, error: { code: 'unauthorized' } };
    expect(await engine.authenticate(carrier, wrong)).toMatchObject(refused);
  });

  test('a subscription is made, ended, and may be ended twice', async () => {
    const { push } = carrier.api;
    if (push?.subscription.kind !== 'account' || !push.subscription.cancel)
      throw new Error('no subscription');
    const { subscribe, cancel } = push.subscription;
    const account = accountOf(platform);
    const call = (name: 'subscribe' | 'cancel', carrierSubscriptionId: string | null) => {
      const input = {
        ...{ listenerUrl: 'https://shop.example/in/41', secret: 'a'.repeat(32) },
        ...{ trackingNumbers: [], carrierSubscriptionId },
      };
      const { request, parse } = name === 'cancel' ? cancel : subscribe;
      return engineFor(sandbox).call(carrier, account, {
        name,
        request: request(input, account.credentials),
        parse: (response) => parse(response, input),
      });
    };
    const made = await call('subscribe', null);
    if (!made.ok || !('carrierSubscriptionId' in made)) throw new Error(JSON.stringify(made));
    expect(made.carrierSubscriptionId).toMatch(/./);
    for (const _ of [1, 2])
      expect(await call('cancel', made.carrierSubscriptionId)).toMatchObject({ ok: true });
  });

  test('what the sandbox pushes is genuine, and says what an answer says', async () => {
    sandbox.parcels.upsert({ carrier: code, trackingNumber, life: life.name, startsDaysAgo: 60, step: 4 });
    const item = sandbox.parcels.item(code, trackingNumber) ?? null;
    const keys = { secret: 'b'.repeat(32), credentials: { webhookSecret: 'from-shippo' } };
    const now = new Date();
    const sent = platform.wire.push?.(item, keys, { now, trackingNumber });
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
    expect(pushed?.update).toEqual(requireUpdate(await ask(sandbox, platform, life)));
  });
});
