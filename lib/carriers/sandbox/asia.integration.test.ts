import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentState } from '@/lib/tracking/state';
import { mergeEvents } from '@/lib/tracking/timeline';
import { askedParcels } from '../asked-parcel';
import type { Carrier, CarrierError, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { fixtureExpectation } from '../conformance/fixture-expectation';
import { createCarrierEngine } from '../engine/engine';
import { ghn } from '../ghn';
import { ghtk } from '../ghtk';
import type { PushedParcel } from '../push';
import { sfExpress } from '../sf-express';
import { viettelPost } from '../viettelpost';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import type { SandboxFault } from './faults';
import { loadFixtures } from './fixtures';
import { control } from './test-client';

/** GHN, GHTK, SF Express and Viettel Post over real HTTP: questions through the engine, and their pushes. */

const asked = [ghn, ghtk, sfExpress];
const pushing = [ghn, ghtk, viettelPost];

async function ask(
  sandbox: Sandbox,
  carrier: Carrier,
  numbers: readonly string[],
  credentials: Record<string, string> = { ...sandboxCredentialsOf(carrier.code) },
) {
  const engine = createCarrierEngine({
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
  return engine.track(carrier, { id: 'test', credentials }, askedParcels(carrier.code, numbers));
}

function requireUpdate(outcome: TrackingOutcome | undefined): ShipmentUpdate {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.update;
}

const livesOf = ({ code }: Carrier) => loadFixtures(code).filter(({ isLife }) => isLife);

function milestoneExpected(life: { asked: string[]; expect: unknown }): string {
  const expected = fixtureExpectation.parse(life.expect)[life.asked[0] ?? ''];
  if (!expected?.ok || !expected.milestone) throw new Error('a life has an end');
  return expected.milestone;
}

describe('a life through the engine', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({});
  });
  afterAll(() => sandbox.close());

  test.each(asked.flatMap((carrier) => livesOf(carrier).map((life) => ({ carrier, life, name: life.name }))))(
    '$carrier.code $name: each step is told, and the end is the one expected',
    async ({ carrier, life }) => {
      const [number = ''] = life.asked;
      const spec = { carrier: carrier.code, trackingNumber: number, life: life.name, startsDaysAgo: 40 };
      const { total } = sandbox.parcels.upsert({ ...spec, step: 1 });
      let update: ShipmentUpdate | null = null;
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance(carrier.code, number);
        update = requireUpdate((await ask(sandbox, carrier, [number])).get(number));
        // GHTK tells the status of now and nothing of before.
        expect(update.events).toHaveLength(carrier === ghtk ? 1 : step);
      }
      const { events = [], summary } = update ?? {};
      expect(currentState(events, summary).milestone).toBe(milestoneExpected(life));
    },
  );
});

test.each(
  asked.flatMap((carrier) =>
    loadFixtures(carrier.code)
      .filter(({ isLife, operation }) => !isLife && operation === carrier.api.operations[0]?.name)
      .map((fixture) => ({ carrier, fixture, name: fixture.name })),
  ),
)('$carrier.code $name: a recorded answer means the same over HTTP', async ({ carrier, fixture }) => {
  const sandbox = await createSandbox({ fixtures: { [carrier.code]: [fixture] } });
  try {
    const outcomes = await ask(sandbox, carrier, fixture.asked);
    for (const [number, expected] of Object.entries(fixtureExpectation.parse(fixture.expect))) {
      const outcome = outcomes.get(number);
      if (expected.ok) expect(requireUpdate(outcome).events).toHaveLength(expected.events ?? 0);
      else expect(outcome).toMatchObject({ ok: false, error: { code: expected.error } });
    }
  } finally {
    await sandbox.close();
  }
});

const faults: [Omit<SandboxFault, 'carrier'>, 'update' | Partial<CarrierError>][] = [
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
];

describe.each(asked.map((carrier) => [carrier.code, carrier] as const))('%s', (code, carrier) => {
  const [life] = livesOf(carrier);
  const [number = ''] = life?.asked ?? [];
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({});
    sandbox.parcels.upsert({ carrier: code, trackingNumber: number, life: life?.name ?? '', step: 3 });
  });
  afterAll(() => sandbox.close());

  test.each(faults)('%o is the error it means', async (fault, expected) => {
    sandbox.faults.clear();
    sandbox.faults.add({ carrier: code, ...fault });
    const outcome = (await ask(sandbox, carrier, [number])).get(number);
    if (expected === 'update') expect(requireUpdate(outcome).events.length).toBeGreaterThan(0);
    else expect(outcome).toMatchObject({ ok: false, error: expected });
  });

  test('a history that is gone is no delivery and no outage', async () => {
    sandbox.faults.clear();
    sandbox.faults.add({ carrier: code, mode: 'emptied_history' });
    // SF says the same of a number that it does not know.
    const error = { code: carrier === sfExpress ? 'not_found' : 'not_scanned_yet' };
    expect((await ask(sandbox, carrier, [number])).get(number)).toMatchObject({ ok: false, error });
  });

  test('a number that it does not know is not found, and a wrong key is refused', async () => {
    sandbox.faults.clear();
    expect((await ask(sandbox, carrier, ['NOBODYS'])).get('NOBODYS')).toMatchObject({
      error: { code: 'not_found' },
    });
    const secret = carrier.api.credentials.find(({ isSecret }) => isSecret)?.name ?? '';
    const wrong = { ...sandboxCredentialsOf(code), [secret]: 'wrong' };
    expect((await ask(sandbox, carrier, [number], wrong)).get(number)).toMatchObject({
      error: { code: 'unauthorized' },
    });
  });
});

test('SF answers for several parcels at once, each for itself', async () => {
  const sandbox = await createSandbox({});
  try {
    const numbers = Array.from(
      { length: 12 },
      (_, index) => `SF30000000000${String(index).padStart(2, '0')}`,
    );
    for (const [index, trackingNumber] of numbers.slice(0, 11).entries()) {
      const step = (index % 5) + 1;
      sandbox.parcels.upsert({ carrier: 'sf-express', trackingNumber, life: 'life-customs-signed', step });
    }
    const outcomes = await ask(sandbox, sfExpress, numbers);
    const told = numbers.map((number) => {
      const outcome = outcomes.get(number);
      return outcome?.ok ? outcome.update.events.length : outcome?.error.code;
    });
    expect(told).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 'not_found']);
    expect(
      sandbox.requests
        .list()
        .map(({ numberCount }) => numberCount)
        .toSorted(),
    ).toEqual([10, 2]);
  } finally {
    await sandbox.close();
  }
});

test('GHN’s key is tried without a parcel', async () => {
  const sandbox = await createSandbox({});
  try {
    const engine = createCarrierEngine({ baseUrlFor: (code) => `${sandbox.url}/${code}` });
    const credentials = { ...sandboxCredentialsOf('ghn') };
    expect(await engine.authenticate(ghn, { id: 'a', credentials })).toEqual({ ok: true, isTried: true });
    const wrong = { id: 'a', credentials: { ...credentials, shopId: '5' } };
    expect(await engine.authenticate(ghn, wrong)).toMatchObject({ error: { reason: 'shop_id' } });
  } finally {
    await sandbox.close();
  }
});

describe('pushes', () => {
  let sandbox: Sandbox;
  let url = '';
  const received: {
    carrier: Carrier | undefined;
    verdict: string;
    parcels: readonly PushedParcel[] | null;
  }[] = [];
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://listener');
      const carrier = pushing.find(({ code }) => pathname === `/${code}`);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const delivery = { headers, query: searchParams, body, receivedAt: new Date() };
      const credentials = sandboxCredentialsOf(carrier?.code ?? '');
      const verdict = carrier?.api.push?.verify(delivery, { credentials, secret: '' }) ?? 'forged';
      received.push({ carrier, verdict, parcels: carrier?.api.push?.parse(body.toString()) ?? null });
      response.end();
    });
  });
  beforeAll(async () => {
    sandbox = await createSandbox({});
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  });
  afterAll(async () => {
    listener.close();
    await sandbox.close();
  });

  test.each(
    pushing.flatMap((carrier) => livesOf(carrier).map((life) => ({ carrier, life, name: life.name }))),
  )('$carrier.code $name: pushed step by step it adds up to its end', async ({ carrier, life }) => {
    received.length = 0;
    const [number = ''] = life.asked;
    const spec = { carrier: carrier.code, trackingNumber: number, life: life.name, startsDaysAgo: 40 };
    const { total } = sandbox.parcels.upsert({ ...spec, step: 1 });
    for (let step = 1; step <= total; step += 1) {
      if (step > 1) sandbox.parcels.advance(carrier.code, number);
      const push = { carrier: carrier.code, trackingNumber: number, url: `${url}/${carrier.code}` };
      await control(sandbox, 'POST', 'push', push);
    }
    expect(received.map(({ verdict }) => verdict)).toEqual(Array(total).fill('genuine'));
    const events = received.flatMap(({ parcels }) => parcels?.[0]?.update?.events ?? []);
    const history = mergeEvents([], events);
    expect(history).toHaveLength(total);
    expect(currentState(history).milestone).toBe(milestoneExpected(life));
  });
});
