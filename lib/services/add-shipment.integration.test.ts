import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { createMerchant } from '@/lib/db/merchants';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { Meaning } from '@/lib/tracking/milestones';
import { addShipment } from './add-shipment';
import { ingestUpdates } from './ingest-updates';

const now = new Date('2026-11-20T12:00:00Z');
const trackingNumber = '9205590000012300000026';
let database: TestDatabase;
let merchantId: string;
let shops = 0;

beforeAll(async () => {
  database = await createTestDatabase({ max: 5 });
});
afterAll(() => database.drop());
beforeEach(newShop);

async function newShop() {
  shops += 1;
  merchantId = (await createMerchant(database.db, { slug: `again-${shops}`, name: 'Shop' })).id;
}

function add(shipDateStart: string) {
  const parcel = { carrier: 'usps', trackingNumber, shipDateStart, nextPollAt: null };
  return addShipment(database.db, merchantId, parcel, now);
}

function event(localTime: string, meaning: Meaning): TrackingEvent {
  return {
    ...{ meaning, localTime, utcOffset: '+00:00', occurredAt: `${localTime}.000Z`, place: null },
    ...{ carrierCode: meaning, carrierText: meaning, carrierEventId: null, sequence: 0 },
    ...{ rule: 'test', origin: 'carrier' },
  };
}

function day(date: string) {
  return { date, lastDate: null, window: null, source: 'carrier', isGuaranteed: false } as const;
}

const spring = [
  event('2026-05-02T08:00:00', 'in_transit.accepted'),
  event('2026-05-05T16:00:00', 'delivered.delivered'),
];
const autumn = [
  event('2026-11-09T08:00:00', 'label_created.label_created'),
  event('2026-11-11T08:00:00', 'in_transit.accepted'),
];

/** The carrier's answer reaches every use of its number, as a push does, and each takes what is its own. */
async function answer(ids: string[], events: TrackingEvent[], facts: Partial<ShipmentUpdate> = {}) {
  const update = { ...noFacts, trackingNumber, events, ...facts };
  const items = ids.map((shipmentId) => ({ shipmentId, update, source: 'push' as const }));
  return ingestUpdates(database.db, merchantId, items, now);
}

async function read({ id, token }: { id: string; token: string }) {
  const page = await getTrackingPage(database.db, merchantId, token);
  const [row] = await database.db.$client`select ship_date_end, suspicions from shipments where id = ${id}`;
  const days = page?.snapshot.events.map(({ localTime }) => localTime.slice(5, 10)).reverse();
  return { days, snapshot: page?.snapshot, shipDateEnd: row?.ship_date_end, suspicions: row?.suspicions };
}

describe('a number that is added again', () => {
  test('closes the earlier use, whose link keeps showing the earlier parcel', async () => {
    const old = await add('2026-05-01');
    await answer([old.id], spring, { signedBy: 'J S', carrierShipmentId: 'piece-1' });
    const before = await read(old);
    const young = await add('2026-11-10');
    await answer([old.id, young.id], autumn, { carrierShipmentId: 'piece-2', service: 'Priority' });
    expect(await read(old)).toEqual({ ...before, shipDateEnd: '2026-11-09' });
    expect(await read(young)).toMatchObject({
      days: ['11-09', '11-11'],
      snapshot: { status: 'in_transit', service: 'Priority' },
      suspicions: [],
    });
  });

  test('takes over what was reported of it before the shop said so, and the suspicion goes', async () => {
    const old = await add('2026-05-01');
    await answer([old.id], spring, { signedBy: 'J S', carrierShipmentId: 'piece-1' });
    await answer([old.id], autumn, { carrierShipmentId: 'piece-2' });
    expect(await read(old)).toMatchObject({
      days: ['05-02', '05-05'],
      snapshot: { status: 'delivered', signedBy: 'J S' },
      suspicions: [{ kind: 'number_reused', details: { since: '2026-11-09' } }],
    });
    const young = await add('2026-11-10');
    expect(await read(old)).toMatchObject({ days: ['05-02', '05-05'], suspicions: [] });
    expect(await read(young)).toMatchObject({ days: ['11-09', '11-11'], snapshot: { status: 'in_transit' } });
  });

  test('is parted too when the second parcel had been taken for the first one’s end', async () => {
    const old = await add('2026-10-20');
    const first = [
      event('2026-10-22T08:00:00', 'in_transit.accepted'),
      event('2026-10-25T08:00:00', 'delivered.delivered'),
    ];
    await answer([old.id], first, { service: 'Ground' });
    await answer([old.id], autumn, { estimate: day('2026-11-14') });
    expect((await read(old)).days).toHaveLength(4);
    const young = await add('2026-11-10');
    expect(await read(old)).toMatchObject({ days: ['10-22', '10-25'], snapshot: { status: 'delivered' } });
    expect(await read(young)).toMatchObject({ days: ['11-09', '11-11'] });
  });

  test('an older parcel added afterwards ends where the younger begins', async () => {
    const young = await add('2026-11-10');
    const old = await add('2026-05-01');
    expect(await read(old)).toMatchObject({ shipDateEnd: '2026-11-09' });
    await answer([young.id, old.id], [...spring, ...autumn]);
    expect((await read(old)).days).toEqual(['05-02', '05-05']);
    expect((await read(young)).days).toEqual(['11-09', '11-11']);
  });

  test('the same use is refused, and nothing of it is left', async () => {
    const old = await add('2026-05-01');
    await expect(add('2026-05-01')).rejects.toMatchObject({ cause: { code: '23505' } });
    expect(await read(old)).toMatchObject({ shipDateEnd: null });
  });
});

test('each event ends in one use, whenever the uses are added and the answers come', async () => {
  const history = [...spring, ...autumn, event('2026-07-01T08:00:00', 'in_transit.arrived')];
  const cases = fc.record({
    starts: fc.shuffledSubarray(['2026-05-01', '2026-08-01', '2026-11-10'], { minLength: 2 }),
    answers: fc.array(fc.shuffledSubarray(history), { minLength: 3, maxLength: 3 }),
  });
  const property = fc.asyncProperty(cases, async ({ starts, answers }) => {
    await newShop();
    const uses: { id: string; token: string; start: string }[] = [];
    for (const [index, start] of starts.entries()) {
      uses.push({ ...(await add(start)), start });
      const ids = uses.map(({ id }) => id);
      await answer(ids, answers[index] ?? []);
    }
    await answer(
      uses.map(({ id }) => id),
      history,
    );
    const stored = await database.db.$client`select shipment_id, local_date::text as day from events
      where merchant_id = ${merchantId}`;
    const first = [...starts].sort()[0] ?? '';
    expect(stored.map(({ day }) => day).sort()).toEqual(
      history
        .map(({ localTime }) => localTime.slice(0, 10))
        .filter((day) => day >= first)
        .sort(),
    );
    for (const { shipment_id, day } of stored) {
      const own = uses.find(({ id }) => id === shipment_id)?.start ?? '';
      const later = starts.filter((start) => start > own).sort()[0] ?? '9999';
      // A label may be a few days older than the day it was shipped on.
      expect([
        day >= own || day === '2026-11-09',
        day < later && !(day === '2026-11-09' && later === '2026-11-10'),
      ]).toEqual([true, true]);
    }
  });
  await fc.assert(property, { numRuns: 40 });
});
