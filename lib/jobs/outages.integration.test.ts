import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import type { SandboxFault } from '@/lib/carriers/sandbox/faults';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { isMod10 } from '@/lib/numbers/checksums';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import { createScheduler } from './scheduler';

/**
 * A carrier goes wrong for hours, over real HTTP and in Postgres, while the clock is ours: time passes by moving
 * everything that is written down into the past. What must hold of every fault is one list (`play`).
 */

const keyring = new Map([['k1', randomBytes(32)]]);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** These parcels are quiet for days, and would be asked about once a day. */
const pollScale = 0.1;
let database: TestDatabase;
let sandbox: Sandbox;
let shops = 0;
let numbers = 0;

beforeAll(async () => {
  database = await createTestDatabase({ max: 10 });
  sandbox = await createSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
afterEach(() => sandbox.faults.clear());

/** A shop with parcels under way, its worker, and a clock. */
async function openWorld({ parcels, requestsPerHour }: { parcels: number; requestsPerHour: number }) {
  shops += 1;
  const { db } = database;
  const merchantId = (await createMerchant(db, { slug: `outage-${shops}`, name: 'Shop' })).id;
  const account = await createCarrierAccount(db, merchantId, keyring, {
    ...{ carrier: 'usps', name: 'USPS', credentials: sandboxCredentials.usps, requestsPerHour },
  });
  const trackingNumbers = Array.from({ length: parcels }, uspsNumber);
  for (const trackingNumber of trackingNumbers) {
    const life = { carrier: 'usps', life: 'life-front-door', startsDaysAgo: 5, step: 3 };
    sandbox.parcels.upsert({ ...life, trackingNumber });
    await createShipment(db, merchantId, {
      ...{ carrier: 'usps', trackingNumber, accountId: account.id },
      shipDateStart: new Date(Date.now() - 10 * dayMs).toISOString().slice(0, 10),
      nextPollAt: new Date(Date.now() - minuteMs),
    });
  }
  const clock = { passedMs: 0 };
  /** When each HTTP request was sent, tokens included. */
  const sent: number[] = [];
  /** Keeps the carrier from saying how long to wait. */
  const answers = { areWithoutWait: false };
  const engine = createMeteredEngine(db, {
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 250,
    retryDelayMs: 1,
    now: () => Date.now() + clock.passedMs,
    fetch: async (url, init) => {
      sent.push(clock.passedMs);
      const answer = await fetch(url, init);
      if (!answers.areWithoutWait) return answer;
      const headers = new Headers(answer.headers);
      headers.delete('retry-after');
      return new Response(answer.body, { status: answer.status, headers });
    },
  });
  const scheduler = createScheduler({
    ...{ db, keyring, engine, carriers, random: () => 0.5, pollScale },
    ...{ log: createLogger({ level: 'silent' }), now: () => new Date() },
  });
  const world = { merchantId, accountId: account.id, trackingNumbers, clock, sent, answers };
  return {
    ...world,
    /** One event more for each parcel. */
    advance() {
      for (const number of trackingNumbers) sandbox.parcels.advance('usps', number);
    },
    /** Works on what is due, lets time pass, and so on. */
    async live(ms: number, stepMs = 10 * minuteMs) {
      for (let left = ms; left > 0; left -= stepMs) {
        while ((await scheduler.startDue()) > 0) await scheduler.drain();
        await pass(merchantId, stepMs);
        clock.passedMs += stepMs;
      }
    },
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function pass(merchantId: string, ms: number): Promise<void> {
  const by = `${ms} milliseconds`;
  await database.db.$client`update shipment_polls set next_poll_at = next_poll_at - ${by}::interval,
    leased_until = leased_until - ${by}::interval, last_polled_at = last_polled_at - ${by}::interval,
    last_answer_at = last_answer_at - ${by}::interval where merchant_id = ${merchantId}`;
  await database.db.$client`update carrier_accounts set refilled_at = refilled_at - ${by}::interval,
    next_request_at = next_request_at - ${by}::interval, last_checked_at = last_checked_at - ${by}::interval
    where merchant_id = ${merchantId}`;
}

function uspsNumber(): string {
  numbers += 1;
  const body = `92055000000000${String(numbers).padStart(7, '0')}`;
  const digit = [...'0123456789'].find((candidate) => isMod10(`${body}${candidate}`));
  return `${body}${digit}`;
}

/** What shoppers see of each parcel, and what is stored of it. */
async function read({ merchantId }: World) {
  const pages = await database.db.$client`select id, snapshot, snapshot_version, status, announced, suspicions
    from shipments where merchant_id = ${merchantId} order by id`;
  const events = await database.db
    .$client`select shipment_id, array_agg(fingerprint order by fingerprint) as keys
    from events where merchant_id = ${merchantId} group by shipment_id order by shipment_id`;
  const states = await database.db.$client`select system_state as state, count(*)::int from shipment_polls
    where merchant_id = ${merchantId} group by system_state order by system_state`;
  return { pages: [...pages], events: [...events], states: [...states] };
}

/** The most requests in any hour. */
function mostInAnHour(sent: readonly number[]): number {
  return Math.max(0, ...sent.map((end) => sent.filter((at) => at > end - hourMs && at <= end).length));
}

const quota = 60;
const parcels = 70;

/**
 * All is well, the carrier goes wrong for three hours while its parcels move, and is well again. The pages stand
 * still meanwhile and say whose fault it is; afterwards nothing is missing or doubled; the quota is never passed.
 */
async function play(spoil: (world: World) => void, states: readonly string[]): Promise<World> {
  const world = await openWorld({ parcels, requestsPerHour: quota });
  await world.live(hourMs);
  const before = await read(world);
  expect(before.events.map(({ keys }) => keys.length)).toEqual(Array(parcels).fill(3));
  world.advance();
  spoil(world);
  await world.live(3 * hourMs);
  const during = await read(world);
  expect([during.pages, during.events]).toEqual([before.pages, before.events]);
  expect(during.states.map(({ state }) => state)).toEqual(states);

  sandbox.faults.clear();
  world.answers.areWithoutWait = false;
  world.advance();
  await world.live(4 * hourMs);
  await expectComplete(world, 5);
  expect(mostInAnHour(world.sent)).toBeLessThanOrEqual(quota);
  return world;
}

/** Every parcel has the same life: so each must have the same events, as many as the carrier told, and no milestone twice. */
async function expectComplete(world: World, events: number): Promise<void> {
  const after = await read(world);
  expect(after.states).toEqual([{ state: 'ok', count: world.trackingNumbers.length }]);
  expect(after.events).toHaveLength(world.trackingNumbers.length);
  const [first] = after.events;
  expect(first?.keys).toHaveLength(events);
  for (const { keys } of after.events) expect(keys).toEqual(first?.keys);
  for (const { announced, suspicions } of after.pages) {
    expect(announced).toHaveLength(new Set(announced).size);
    expect(suspicions).toEqual([]);
  }
}

const always = (fault: Omit<SandboxFault, 'carrier'>) => () =>
  sandbox.faults.add({ carrier: 'usps', ...fault });

describe('faults of a carrier: the page keeps its state, nothing is lost or doubled, the quota holds', () => {
  test.each<[string, (world: World) => void, string[]]>([
    ['HTML with 200', always({ mode: 'html' }), ['carrier_down']],
    ['truncated JSON', always({ mode: 'truncated_json' }), ['carrier_down']],
    ['an empty answer', always({ mode: 'empty' }), ['carrier_down']],
    ['the wrong shipment', always({ mode: 'wrong_shipment' }), ['carrier_down']],
    ['an emptied history', always({ mode: 'emptied_history' }), ['ok']],
    ['429 with a wait', always({ mode: '429', retryAfterSeconds: 600 }), ['quota_spent']],
    [
      '429 without a wait',
      (world) => {
        world.answers.areWithoutWait = true;
        always({ mode: '429' })();
      },
      ['quota_spent'],
    ],
    ['500', always({ mode: '500' }), ['carrier_down']],
    ['503', always({ mode: '503' }), ['carrier_down']],
    ['503 with a wait', always({ mode: '503', retryAfterSeconds: 1_200 }), ['carrier_down']],
    ['an answer that never comes', always({ mode: 'hang' }), ['carrier_down']],
    ['an answer slower than we wait', always({ mode: 'slow', delayMs: 600 }), ['carrier_down']],
    ['an answer cut off in the middle', always({ mode: 'cut_off' }), ['carrier_down']],
    ['an answer of ten megabytes', always({ mode: 'oversize' }), ['carrier_down']],
    [
      'the scope taken from the app',
      () => {
        // The old token still works: it is revoked, and the new one lacks the scope.
        sandbox.faults.add({ carrier: 'usps', mode: 'scope_missing' });
        sandbox.faults.add({ carrier: 'usps', mode: 'token_expired' });
      },
      ['not_permitted'],
    ],
    [
      'sign-in refused',
      () => {
        sandbox.faults.add({ carrier: 'usps', mode: '401', endpoint: 'token' });
        sandbox.faults.add({ carrier: 'usps', mode: 'token_expired' });
      },
      ['no_credentials'],
    ],
  ])('%s', async (_name, spoil, states) => {
    await play(spoil, states);
  });
});

test('a token that expires in the middle of a batch is renewed, and nobody sees it', async () => {
  const world = await openWorld({ parcels, requestsPerHour: quota });
  await world.live(hourMs);
  world.advance();
  sandbox.faults.add({ carrier: 'usps', mode: 'token_expired' });
  await world.live(4 * hourMs);
  await expectComplete(world, 4);
  expect(mostInAnHour(world.sent)).toBeLessThanOrEqual(quota);
});

test('eight hours away with a backlog: one probe at a time, ten minutes apart in the end, and caught up within quota', async () => {
  const few = 8;
  const world = await openWorld({ parcels: 300, requestsPerHour: few });
  await world.live(3 * hourMs);
  await expectComplete(world, 3);
  const before = await read(world);
  world.advance();
  sandbox.faults.add({ carrier: 'usps', mode: '500' });
  const outageBegan = world.sent.length;
  await world.live(8 * hourMs, minuteMs);
  const probes = world.sent.slice(outageBegan);
  const gaps = probes.slice(1).map((at, index) => at - (probes[index] ?? at));
  // Five failures open the breaker; after that each pause is longer than the one before, up to ten minutes.
  expect(Math.min(...gaps.slice(-10))).toBeGreaterThanOrEqual(10 * minuteMs);
  expect(probes.length).toBeGreaterThan(10);
  expect(probes.length).toBeLessThanOrEqual(5 + (8 * hourMs) / (10 * minuteMs));
  const during = await read(world);
  expect([during.pages, during.events]).toEqual([before.pages, before.events]);

  sandbox.faults.clear();
  world.advance();
  const back = world.sent.length;
  await world.live(8 * hourMs);
  await expectComplete(world, 5);
  expect(world.sent.length - back).toBeGreaterThanOrEqual(Math.ceil(300 / 35));
  expect(mostInAnHour(world.sent)).toBeLessThanOrEqual(few);
});

test('a breaker is of one account: another shop’s parcels at the same carrier go on', async () => {
  const [ill, well] = [
    await openWorld({ parcels: 5, requestsPerHour: quota }),
    await openWorld({ parcels: 5, requestsPerHour: quota }),
  ];
  for (const trackingNumber of ill.trackingNumbers) {
    sandbox.faults.add({ carrier: 'usps', mode: '500', trackingNumber });
  }
  await ill.live(3 * hourMs);
  await well.live(hourMs);
  await expectComplete(well, 3);
  expect((await read(ill)).states).toEqual([{ state: 'carrier_down', count: 5 }]);
});
