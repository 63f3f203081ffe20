import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { cacheChannel } from '@/lib/db/cache-tags';
import { getLiveState } from '@/lib/db/links';
import { createMerchant } from '@/lib/db/merchants';
import { createOrder } from '@/lib/db/orders';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { Meaning } from '@/lib/tracking/milestones';
import { addShipment as addParcel } from './add-shipment';
import { ingestUpdates, recalculateShipments } from './ingest-updates';
import { recordSystemState } from './record-system-state';

const now = new Date('2026-03-10T12:00:00Z');
const number = '9400100000000000000000';

let database: TestDatabase;
let merchantId: string;
let shipmentId: string;
let token: string;
let slugs = 0;

beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
});
afterAll(() => database.drop());

beforeEach(async () => {
  slugs += 1;
  merchantId = (await createMerchant(database.db, { slug: `shop-${slugs}`, name: 'Shop' })).id;
  const shipment = await addShipment(number);
  shipmentId = shipment.id;
  token = shipment.token;
});

function addShipment(trackingNumber: string, orderId: string | null = null) {
  const window = { shipDateStart: '2026-03-01', nextPollAt: now };
  return createShipment(database.db, merchantId, { carrier: 'usps', trackingNumber, orderId, ...window });
}

function event(meaning: Meaning, hour: number, more: Partial<TrackingEvent> = {}): TrackingEvent {
  const occurredAt = new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
  return {
    meaning,
    localTime: occurredAt.slice(0, 19),
    utcOffset: '+00:00',
    occurredAt,
    place: { city: 'QUEENS', state: 'NY', postalCode: '11101', country: 'US' },
    carrierCode: `code-${meaning}`,
    carrierText: `text of ${meaning}`,
    carrierEventId: null,
    sequence: hour,
    rule: 'test',
    origin: 'carrier',
    ...more,
  };
}

function update(events: TrackingEvent[], more: Partial<ShipmentUpdate> = {}): ShipmentUpdate {
  return { ...noFacts, trackingNumber: number, events, ...more };
}

const journey = [
  event('in_transit.accepted', 8),
  event('in_transit.departed', 12),
  event('delivered.delivered', 20),
];

function ingest(events: TrackingEvent[], more: Partial<ShipmentUpdate> = {}) {
  return ingestUpdates(
    database.db,
    merchantId,
    [{ shipmentId, update: update(events, more), source: 'poll' }],
    now,
  );
}

async function page() {
  const found = await getTrackingPage(database.db, merchantId, token);
  if (!found) throw new Error('The page is gone.');
  return found;
}

async function storedEvents(): Promise<number> {
  const [row] = await database.db
    .$client`select count(*)::int as n from events where shipment_id = ${shipmentId}`;
  return row?.n;
}

describe('ingest', () => {
  it('stores events, state and snapshot together', async () => {
    const [result] = await ingest(journey, { signedBy: 'J S', service: 'Priority Mail' });
    expect(result).toEqual({
      shipmentId,
      inserted: 3,
      dropped: 0,
      isChanged: true,
      status: 'delivered',
      rejected: [],
    });
    const { snapshot, snapshotVersion } = await page();
    expect(snapshotVersion).toBe(2);
    expect(snapshot).toMatchObject({
      status: 'delivered',
      signedBy: 'J S',
      lastEventAt: '2026-03-02T20:00:00.000Z',
    });
    expect(snapshot.events.map((entry) => entry.meaning)).toEqual(
      journey.map((one) => one.meaning).reverse(),
    );
    expect(JSON.stringify(snapshot)).not.toContain('11101');
  });

  it('changes nothing and tells nobody when the same answer comes again', async () => {
    await ingest(journey);
    const before = await page();
    expect(await ingest(journey)).toMatchObject([{ inserted: 0, isChanged: false }]);
    expect(await page()).toEqual(before);
  });

  it('stores one set of events from ten connections that bring the same answer at once', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => ingest(journey)));
    expect(results.flat().reduce((sum, result) => sum + result.inserted, 0)).toBe(3);
    expect(results.flat().filter((result) => result.isChanged)).toHaveLength(1);
    expect(await storedEvents()).toBe(3);
    expect((await page()).snapshotVersion).toBe(2);
  });

  it('gives the same snapshot whichever way the events came', async () => {
    await ingest(journey);
    const whole = (await page()).snapshot;
    const other = await addShipment('9400100000000000000001');
    for (const one of journey.toReversed()) {
      await ingestUpdates(
        database.db,
        merchantId,
        [
          {
            shipmentId: other.id,
            update: update([one], { trackingNumber: '9400100000000000000001' }),
            source: 'push',
          },
        ],
        now,
      );
    }
    expect((await getTrackingPage(database.db, merchantId, other.token))?.snapshot).toEqual(whole);
  });

  it('keeps what is known when the carrier answers with an emptied history', async () => {
    await ingest(journey, {
      estimate: { date: '2026-03-05', lastDate: null, window: null, source: 'carrier', isGuaranteed: false },
    });
    const before = await page();
    expect(await ingest([])).toMatchObject([{ isChanged: false }]);
    expect(await page()).toEqual(before);
  });

  it('remembers what it does not show yet, until the event that makes it true', async () => {
    expect(await ingest(journey.slice(0, 2))).toMatchObject([{ isChanged: true }]);
    expect(await ingest(journey.slice(0, 2), { signedBy: 'J S' })).toMatchObject([{ isChanged: false }]);
    expect((await page()).snapshot.signedBy).toBeNull();
    await ingest(journey.slice(2));
    expect((await page()).snapshot.signedBy).toBe('J S');
  });

  it('lets a late event take its place without undoing delivered', async () => {
    await ingest(journey.slice(1));
    await ingest([event('in_transit.arrived', 10), event('in_transit.arrived', 22, { carrierCode: 'late' })]);
    const { snapshot } = await page();
    expect(snapshot.status).toBe('delivered');
    expect(snapshot.events.map((entry) => entry.localTime.slice(11, 13))).toEqual(['22', '20', '12', '10']);
  });

  it('drops an earlier use of the number, and refuses an answer about another number', async () => {
    const old = event('delivered.delivered', 9, {
      localTime: '2024-01-02T09:00:00',
      occurredAt: '2024-01-02T09:00:00.000Z',
    });
    // Whatever comes first brings the parcel its answer.
    await ingest([]);
    expect(await ingest([old], { signedBy: 'SOMEBODY ELSE' })).toMatchObject([
      { dropped: 1, rejected: ['other_use'], isChanged: false },
    ]);
    expect(await ingest(journey, { trackingNumber: '9400100000000000000009' })).toMatchObject([
      { rejected: ['wrong_number'] },
    ]);
    expect(await page()).toMatchObject({ snapshot: { status: 'pending', events: [] }, snapshotVersion: 2 });
    expect(await storedEvents()).toBe(0);
  });

  it('counts a code it has no meaning for once per event, not once per poll', async () => {
    const unknown = event('unknown.unmapped', 9, { carrierCode: 'ZZ', carrierText: 'Something new' });
    await ingest([unknown]);
    await ingest([unknown]);
    const rows = await database.db
      .$client`select carrier, code, text, count::int from unknown_codes where merchant_id = ${merchantId}`;
    expect([...rows]).toEqual([{ carrier: 'usps', code: 'ZZ', text: 'Something new', count: 1 }]);
    expect((await page()).snapshot.milestone).toBe('unknown.unmapped');
  });

  it('does not let one impossible text undo the batch', async () => {
    await ingest([event('in_transit.accepted', 8, { carrierText: 'a\0b\ud800' })]);
    expect((await page()).snapshot.events[0]?.carrierText).toBe('ab\ufffd');
  });

  it('notes each milestone once, however often the parcel comes back to it', async () => {
    for (const [meaning, hour] of [
      ['in_transit.moving', 1],
      ['exception.delayed', 2],
      ['in_transit.moving', 3],
      ['exception.delayed', 4],
    ] as const) {
      await ingest([event(meaning, hour)]);
    }
    const [row] = await database.db.$client`select announced from shipments where id = ${shipmentId}`;
    expect(row?.announced).toEqual(['in_transit.moving', 'exception.delayed']);
  });

  it('works out the 18-hour rule again, and takes it back at the next event', async () => {
    await ingest([event('out_for_delivery.out_for_delivery', 8)]);
    const hoursLater = (hours: number) => new Date(Date.UTC(2026, 2, 2, 8 + hours));
    for (const [hours, milestone] of [
      [17, 'out_for_delivery'],
      [18, 'awaiting_scan'],
    ] as const) {
      await recalculateShipments(database.db, merchantId, [shipmentId], hoursLater(hours));
      expect((await page()).snapshot.milestone).toBe(`out_for_delivery.${milestone}`);
    }
    expect(await storedEvents()).toBe(1);
    await ingest([event('delivered.delivered', 30)]);
    const { snapshot } = await page();
    expect(snapshot.milestone).toBe('delivered.delivered');
    expect(snapshot.events.some((entry) => entry.origin === 'calculated')).toBe(false);
  });
});

describe('tenants', () => {
  it("cannot write to another shop's parcel", async () => {
    const other = (await createMerchant(database.db, { slug: `other-${slugs}`, name: 'Other' })).id;
    const result = await ingestUpdates(
      database.db,
      other,
      [{ shipmentId, update: update(journey), source: 'poll' }],
      now,
    );
    expect(result).toMatchObject([{ rejected: ['unknown_shipment'] }]);
    expect(await storedEvents()).toBe(0);
  });

  it("cannot point a parcel at another shop's order, nor an event at its parcel: the database refuses", async () => {
    const other = (await createMerchant(database.db, { slug: `other-${slugs}`, name: 'Other' })).id;
    const order = await createOrder(database.db, other, { number: '1', placedAt: now, items: [] });
    await expect(addShipment('9400100000000000000002', order.id)).rejects.toMatchObject({
      cause: { code: '23503' },
    });
    await expect(
      database.db
        .$client`insert into events (merchant_id, shipment_id, local_date, fingerprint, meaning, local_time, carrier_code, carrier_text, sequence, rule, origin, source, received_at)
        values (${other}, ${shipmentId}, '2026-03-02', 'f', 'in_transit.moving', '2026-03-02', 'A', '', 0, 'test', 'carrier', 'poll', now())`,
    ).rejects.toMatchObject({ code: '23503' });
  });
});

describe('notices to caches', () => {
  /** Everything heard on the channel; `settle` waits for a marker sent after what came before. */
  async function listen() {
    const client = postgres(database.url, { max: 1, onnotice: () => {} });
    const heard: string[] = [];
    let marked = () => {};
    await client.listen(cacheChannel, (payload) =>
      payload === '"marker"' ? marked() : void heard.push(payload),
    );
    const settle = async () => {
      const arrived = new Promise<void>((resolve) => {
        marked = resolve;
      });
      await database.db.$client`select pg_notify(${cacheChannel}, '"marker"')`;
      await arrived;
      return heard.flatMap((payload): string[] => JSON.parse(payload)).sort();
    };
    return { settle, close: () => client.end(), heard };
  }

  it('leave at the commit, not before, as one message', async () => {
    const ear = await listen();
    await database.db.transaction(async (tx) => {
      await ingestUpdates(tx, merchantId, [{ shipmentId, update: update(journey), source: 'poll' }], now);
      expect(await ear.settle()).toEqual([]);
    });
    expect(await ear.settle()).toEqual([`shipment:${shipmentId}`]);
    expect(ear.heard).toHaveLength(1);
    await ear.close();
  });

  it('are not sent for what was rolled back or changed nothing', async () => {
    await ingest(journey);
    const ear = await listen();
    await ingest(journey);
    const rolledBack = database.db.transaction(async (tx) => {
      await ingestUpdates(
        tx,
        merchantId,
        [{ shipmentId, update: update([event('returned.returned', 30)]), source: 'poll' }],
        now,
      );
      throw new Error('undo');
    });
    await expect(rolledBack).rejects.toThrow('undo');
    expect(await ear.settle()).toEqual([]);
    await ear.close();
  });

  it("reach the other parcels of the order, whose pages name this one's status", async () => {
    const order = await createOrder(database.db, merchantId, { number: '7', placedAt: now, items: [] });
    const [first, second] = await Promise.all([
      addShipment('9400100000000000000003', order.id),
      addShipment('9400100000000000000004', order.id),
    ]);
    const ear = await listen();
    const moved = update(journey, { trackingNumber: '9400100000000000000003' });
    await ingestUpdates(
      database.db,
      merchantId,
      [{ shipmentId: first.id, update: moved, source: 'poll' }],
      now,
    );
    const both = [first.id, second.id].map((id) => `shipment:${id}`).sort();
    expect(await ear.settle()).toEqual(both);
    await ear.close();
    // A new day is news to them as well, a service is not.
    const day = { date: '2026-11-24', lastDate: null, window: null, source: 'carrier' as const };
    for (const [facts, tags] of [
      [{ estimate: { ...day, isGuaranteed: false } }, both],
      [{ service: 'Ground' }, [`shipment:${first.id}`]],
    ] as const) {
      const again = await listen();
      const item = { shipmentId: first.id, update: { ...moved, ...facts }, source: 'poll' as const };
      await ingestUpdates(database.db, merchantId, [item], now);
      expect(await again.settle()).toEqual(tags);
      await again.close();
    }
  });

  it('reach the parcels of an order to which one is added', async () => {
    const order = await createOrder(database.db, merchantId, { number: '8', placedAt: now, items: [] });
    const first = await addShipment('9400100000000000000005', order.id);
    const ear = await listen();
    const parcel = { carrier: 'usps', trackingNumber: '9400100000000000000006', shipDateStart: '2026-11-01' };
    await addParcel(database.db, merchantId, { ...parcel, orderId: order.id, nextPollAt: null }, now);
    expect(await ear.settle()).toEqual([`shipment:${first.id}`]);
    await ear.close();
  });

  it('are sent for a system state only when it turns', async () => {
    const ear = await listen();
    const down = { state: 'carrier_down' as const, nextPollAt: null };
    expect(await recordSystemState(database.db, merchantId, [shipmentId], down, now)).toEqual({
      transitions: 1,
    });
    expect(await recordSystemState(database.db, merchantId, [shipmentId], down, now)).toEqual({
      transitions: 0,
    });
    expect(await ear.settle()).toEqual([`shipment:${shipmentId}`]);
    expect(await getLiveState(database.db, token)).toMatchObject({
      systemState: 'carrier_down',
      checkedAt: null,
      nextPollAt: null,
    });
    await recordSystemState(
      database.db,
      merchantId,
      [shipmentId],
      { state: 'ok', checkedAt: now, nextPollAt: now },
      now,
    );
    expect(await ear.settle()).toHaveLength(2);
    expect(await page()).toMatchObject({
      systemState: 'ok',
      checkedAt: now.toISOString(),
      isPushed: false,
    });
    await ear.close();
  });
});
