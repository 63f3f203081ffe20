import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import type { CarrierError, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { fixtureExpectation } from '../conformance/fixture-expectation';
import { dhl } from '../dhl';
import { dhlPushConfirmation } from '../dhl/push';
import { type CarrierEngine, createCarrierEngine } from '../engine/engine';
import { mydhl } from '../mydhl';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import { dhlSandbox } from './dhl';
import type { SandboxFault } from './faults';
import { loadFixtures } from './fixtures';

/** Both DHL APIs through the real engine, over HTTP, against the sandbox. */

const apis = [
  { carrier: dhl, life: 'life-express-customs-delivered' },
  { carrier: mydhl, life: 'life-customs-delivered' },
] as const;
type Api = (typeof apis)[number];

function engineFor(sandbox: Sandbox): CarrierEngine {
  return createCarrierEngine({
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
}

const accountOf = (code: string) => ({ id: 'test', credentials: { ...sandboxCredentialsOf(code) } });

async function ask(sandbox: Sandbox, { carrier }: Pick<Api, 'carrier'>, numbers: readonly string[]) {
  return engineFor(sandbox).track(carrier, accountOf(carrier.code), askedParcels('dhl', numbers));
}

function requireUpdate(outcome: TrackingOutcome | undefined): ShipmentUpdate {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.update;
}

const milestoneOf = ({ events, summary }: ShipmentUpdate) => currentState(events, summary).milestone;

const recorded = apis.flatMap((api) =>
  loadFixtures(api.carrier.code).map((fixture) => ({ ...api, fixture })),
);
const lives = recorded.filter(({ fixture }) => fixture.isLife);

test.each(lives.map((life) => [`${life.carrier.code} ${life.fixture.name}`, life] as const))(
  '%s: each step tells what the recording tells up to there',
  async (_name, { carrier, fixture }) => {
    const sandbox = await createSandbox({ fixtures: { [carrier.code]: [fixture] } });
    try {
      const [asked = ''] = fixture.asked;
      const expected = fixtureExpectation.parse(fixture.expect)[asked];
      if (!expected?.ok) throw new Error('a life ends well');
      const spec = { carrier: carrier.code, trackingNumber: asked, life: fixture.name, startsDaysAgo: 60 };
      const { total } = sandbox.parcels.upsert({ ...spec, step: 1 });
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance(carrier.code, asked);
        const update = requireUpdate((await ask(sandbox, { carrier }, [asked])).get(asked));
        expect(update.events.map(({ meaning }) => meaning)).toEqual(expected.meanings?.slice(0, step));
        // What is said of the whole is what the newest event says.
        expect(update.summary).toBeNull();
        if (step < total) expect(update.signedBy).toBeNull();
        else expect(milestoneOf(update)).toBe(expected.milestone);
      }
    } finally {
      await sandbox.close();
    }
  },
);

const notTracking = new Set(['push', 'register']);
/** A 400 for several numbers has the engine ask in halves, which are no recorded question. */
const single = recorded.filter(
  ({ fixture: { isLife, operation, asked, response } }) =>
    !isLife && !notTracking.has(operation) && !(response.status === 400 && asked.length > 1),
);

test.each(single.map((each) => [`${each.carrier.code} ${each.fixture.name}`, each] as const))(
  '%s: a recorded answer means the same over HTTP',
  async (_name, { carrier, fixture }) => {
    const sandbox = await createSandbox({ fixtures: { [carrier.code]: [fixture] } });
    try {
      const outcomes = await ask(sandbox, { carrier }, fixture.asked);
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

describe.each(apis.map((api) => [api.carrier.code, api] as const))('%s', (code, api) => {
  let sandbox: Sandbox;
  const number = '8346088391';
  beforeAll(async () => {
    const fixtures = loadFixtures(code).filter(({ isLife }) => isLife);
    sandbox = await createSandbox({ fixtures: { [code]: fixtures } });
    sandbox.parcels.upsert({ carrier: code, trackingNumber: number, life: api.life, step: 4 });
  });
  afterAll(() => sandbox.close());

  test.each(faults)('each fault is the error it means: %o', async (fault, expected) => {
    sandbox.faults.clear();
    sandbox.faults.add({ carrier: code, ...fault });
    const outcome = (await ask(sandbox, api, [number])).get(number);
    if (expected === 'update') expect(requireUpdate(outcome).events).toHaveLength(4);
    else expect(outcome).toMatchObject({ ok: false, error: expected });
    sandbox.faults.clear();
  });

  test('a wrong key opens nothing', async () => {
    const wrong = Object.fromEntries(
      Object.entries(sandboxCredentialsOf(code)).map(([name, value]) => [name, `${value}x`]),
    );
    const outcomes = await engineFor(sandbox).track(
      api.carrier,
      { id: 'other', credentials: wrong },
      askedParcels('dhl', [number]),
    );
    expect(outcomes.get(number)).toMatchObject({ error: { code: 'unauthorized' } });
  });

  test('a number that nobody knows is not found, in DHL’s words', async () => {
    expect((await ask(sandbox, api, ['9356579890'])).get('9356579890')).toMatchObject({
      error: { code: 'not_found', isRetryable: false },
    });
  });
});

describe('MyDHL in batches', () => {
  test('twelve numbers are two calls, and one of them is known', async () => {
    const fixtures = loadFixtures('mydhl').filter(({ isLife }) => isLife);
    const sandbox = await createSandbox({ fixtures: { mydhl: fixtures } });
    try {
      const known = '8346088391';
      const spec = { carrier: 'mydhl', trackingNumber: known, life: 'life-customs-delivered', step: 2 };
      sandbox.parcels.upsert(spec);
      const others = Array.from({ length: 11 }, (_, index) => String(1_000_000_000 + index));
      const outcomes = await ask(sandbox, { carrier: mydhl }, [known, ...others]);
      expect(requireUpdate(outcomes.get(known)).events).toHaveLength(2);
      for (const other of others) expect(outcomes.get(other)).toMatchObject({ error: { code: 'not_found' } });
      const calls = sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track');
      expect(calls.map(({ numberCount }) => numberCount).toSorted()).toEqual([10, 2]);
    } finally {
      await sandbox.close();
    }
  });

  test('a password is tried without a parcel', async () => {
    const sandbox = await createSandbox({ fixtures: { mydhl: [] } });
    try {
      const engine = engineFor(sandbox);
      expect(await engine.authenticate(mydhl, accountOf('mydhl'))).toEqual({ ok: true, isTried: true });
      const wrong = { id: 'wrong', credentials: { username: 'sandbox-mydhl', password: 'no' } };
      expect(await engine.authenticate(mydhl, wrong)).toMatchObject({
        ok: false,
        error: { code: 'unauthorized' },
      });
      expect(await engine.authenticate(dhl, accountOf('dhl'))).toEqual({ ok: true, isTried: false });
    } finally {
      await sandbox.close();
    }
  });
});

describe('DHL’s pushes', () => {
  const secret = 'abcdefghijklmnopqrstuvwxyz012345';
  const push = dhl.api.push;
  const subscription = push?.subscription;

  test('a subscription is made, confirmed with DHL’s secret, and cancelled', async () => {
    if (subscription?.kind !== 'account' || !subscription.cancel)
      throw new Error('one subscription for an account');
    const sandbox = await createSandbox({ fixtures: { dhl: [] } });
    try {
      const engine = engineFor(sandbox);
      const credentials = { apiKey: 'sandbox-dhl-key', accountNumber: '12345678', accountService: 'express' };
      const account = { id: 'test', credentials };
      const input = {
        listenerUrl: 'https://shop.example/api/inbound/dhl/abc',
        secret,
        trackingNumbers: [],
        carrierSubscriptionId: null,
      };
      const call = (name: 'subscribe' | 'cancel', id: string | null) => {
        const { request, parse } =
          name === 'cancel' && subscription.cancel ? subscription.cancel : subscription.subscribe;
        const known = { ...input, carrierSubscriptionId: id };
        return engine.call(dhl, account, {
          name,
          request: request(known, credentials),
          parse: (response) => parse(response, known),
        });
      };
      const made = await call('subscribe', null);
      expect(made).toMatchObject({ ok: true, carrierSubscriptionId: 'sub-1' });
      const self = 'https://api-eu.dhl.com/tracking/push/v1/subscription/sub-1';
      const question = JSON.stringify({ scope: 'subscription.validate', self, secret: 'temporary' });
      const confirmation = dhlPushConfirmation(question);
      if (!confirmation) throw new Error('DHL’s question was not understood');
      const confirmed = await engine.call(dhl, account, {
        name: 'confirm',
        request: confirmation,
        parse: ({ status }) => ({ ok: status === 204 }),
      });
      expect(confirmed).toEqual({ ok: true });
      expect(await call('cancel', 'sub-1')).toMatchObject({ ok: true });
      expect(await call('cancel', 'sub-1')).toMatchObject({ ok: true });
    } finally {
      await sandbox.close();
    }
  });

  test('a push of what the sandbox has is genuine, and a ping for that parcel', async () => {
    const fixtures = loadFixtures('dhl').filter(({ isLife }) => isLife);
    const sandbox = await createSandbox({ fixtures: { dhl: fixtures } });
    try {
      const number = '8346088391';
      sandbox.parcels.upsert({
        carrier: 'dhl',
        trackingNumber: number,
        life: 'life-express-customs-delivered',
        step: 3,
      });
      const item = sandbox.parcels.item('dhl', number) ?? null;
      const sent = dhlSandbox.push?.(
        item,
        { secret, credentials: {} },
        { now: new Date(), trackingNumber: number },
      );
      if (!sent) throw new Error('the sandbox does not push');
      const delivery = {
        headers: new Headers(sent.headers),
        query: new URLSearchParams(),
        body: new TextEncoder().encode(sent.body),
        receivedAt: new Date(),
      };
      expect(push?.verify(delivery, { credentials: {}, secret })).toBe('genuine');
      expect(push?.parse(sent.body)).toEqual([{ trackingNumber: number, carrier: 'dhl', update: null }]);
    } finally {
      await sandbox.close();
    }
  });
});
