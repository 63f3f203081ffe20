import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { cacheChannel, shipmentTag } from '@/lib/db/cache-tags';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { Meaning } from '@/lib/tracking/milestones';
import { ingestUpdates } from './ingest-updates';
import { reconsiderShipments } from './reconsider-shipments';

/** A Monday in a week without holidays. */
const scanned = new Date('2026-03-02T16:00:00Z');
const hoursLater = (hours: number) => new Date(scanned.getTime() + hours * 3_600_000);
const us = { city: 'QUEENS', state: 'NY', postalCode: null, country: 'US' };

let database: TestDatabase;
let shops = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function scan(meaning: Meaning, more: Partial<TrackingEvent> = {}): TrackingEvent {
  return {
    ...{ meaning, localTime: '2026-03-02T11:00:00', utcOffset: '-05:00', place: us, sequence: 0 },
    ...{ occurredAt: scanned.toISOString(), carrierCode: 'X', carrierText: 'x', carrierEventId: null },
    ...{ rule: 'test', origin: 'carrier' },
    ...more,
  };
}

async function newShop() {
  shops += 1;
  const slug = `reconsidered-${shops}`;
  return (await createMerchant(database.db, { slug, name: slug })).id;
}

async function addParcel(merchantId: string, trackingNumber: string, events: TrackingEvent[]) {
  const { db } = database;
  const parcel = { carrier: 'usps', trackingNumber, shipDateStart: '2026-03-01', nextPollAt: null };
  const { id, token } = await createShipment(db, merchantId, parcel);
  const update: ShipmentUpdate = { trackingNumber, ...noFacts, events };
  if (events.length > 0)
    await ingestUpdates(db, merchantId, [{ shipmentId: id, update, source: 'poll' }], scanned);
  const read = async () => {
    const page = await getTrackingPage(db, merchantId, token);
    if (!page) throw new Error('the page is gone');
    return { ...page, quiet: page.snapshot.answer?.quiet, trigger: page.snapshot.answer?.trigger };
  };
  return { id, read };
}

async function reconsiderAtOf(id: string): Promise<Date | null> {
  const [row] = await database.db.execute<{ at: string | null }>(
    sql`select reconsider_at::text as at from shipments where id = ${id}`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** Tags sent until `work` and one more notification of ours have come. */
async function tagsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const { $client } = database.db;
  const heard: string[] = [];
  let finish = () => {};
  const end = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const listening = await $client.listen(cacheChannel, (text) => {
    if (text === '["end"]') finish();
    else heard.push(...(JSON.parse(text) as string[]));
  });
  await work();
  await $client.notify(cacheChannel, '["end"]');
  await end;
  await listening.unlisten();
  return heard;
}

describe('a parcel without news', () => {
  test('turns quieter and then a matter for the carrier, each once, and drops its page alone', async () => {
    const { db } = database;
    const merchantId = await newShop();
    const silent = await addParcel(merchantId, 'SILENT', [scan('in_transit.departed')]);
    const done = await addParcel(merchantId, 'DONE', [scan('delivered.delivered')]);
    expect(await silent.read()).toMatchObject({ quiet: 'normal', trigger: null, snapshotVersion: 2 });

    await reconsiderShipments(db, hoursLater(48));
    expect(await silent.read()).toMatchObject({ quiet: 'normal' });
    const before = await done.read();

    const tags = await tagsDuring(() => reconsiderShipments(db, hoursLater(24 * 4)));
    expect(tags).toEqual([shipmentTag(silent.id)]);
    const quieter = await silent.read();
    expect(quieter).toMatchObject({ quiet: 'quieter', trigger: null });

    expect(await tagsDuring(() => reconsiderShipments(db, hoursLater(24 * 4)))).toEqual([]);
    expect((await silent.read()).snapshotVersion).toBe(quieter.snapshotVersion);

    await reconsiderShipments(db, hoursLater(24 * 8));
    expect(await silent.read()).toMatchObject({ quiet: 'ask_carrier', trigger: 'quiet' });
    expect(await done.read()).toEqual(before);
  });

  test('is as before with its next scan', async () => {
    const { db } = database;
    const merchantId = await newShop();
    const { id, read } = await addParcel(merchantId, 'FOUND', [scan('in_transit.departed')]);
    await reconsiderShipments(db, hoursLater(24 * 8));
    expect(await read()).toMatchObject({ quiet: 'ask_carrier' });
    const arrived = scan('in_transit.arrived', {
      ...{ localTime: '2026-03-10T11:00:00', occurredAt: '2026-03-10T16:00:00.000Z' },
    });
    const update = { trackingNumber: 'FOUND', ...noFacts, events: [arrived] };
    await ingestUpdates(db, merchantId, [{ shipmentId: id, update, source: 'poll' }], hoursLater(24 * 8));
    expect(await read()).toMatchObject({ quiet: 'normal', trigger: null });
  });

  test('that its carrier has never heard of is noticed too, though nothing was ever taken in', async () => {
    const merchantId = await newShop();
    const { read } = await addParcel(merchantId, 'UNHEARD', []);
    await reconsiderShipments(database.db, hoursLater(24 * 9));
    const { snapshot } = await read();
    expect(snapshot.answer).toMatchObject({ quiet: 'ask_carrier', trigger: null });
    expect(snapshot.answer?.steps).toEqual(['check_number', 'contact_shop']);
  });

  test('is left alone for good when it has arrived', async () => {
    const merchantId = await newShop();
    const { id } = await addParcel(merchantId, 'ARRIVED', [scan('delivered.delivered')]);
    expect(await reconsiderAtOf(id)).toBeNull();
  });

  test('is next looked at when its answer ends, however often it is polled without news', async () => {
    const merchantId = await newShop();
    const { id, read } = await addParcel(merchantId, 'POLLED', [scan('in_transit.departed')]);
    const first = await reconsiderAtOf(id);
    const { snapshotVersion } = await read();
    const update = { trackingNumber: 'POLLED', ...noFacts, events: [scan('in_transit.departed')] };
    await ingestUpdates(database.db, merchantId, [{ shipmentId: id, update, source: 'poll' }], hoursLater(1));
    expect(await reconsiderAtOf(id)).toEqual(first);
    expect((await read()).snapshotVersion).toBe(snapshotVersion);
  });

  test('of an older version, without an answer, gets one', async () => {
    const merchantId = await newShop();
    const { id, read } = await addParcel(merchantId, 'OLDER', [scan('in_transit.departed')]);
    // As the migration leaves it.
    await database.db.execute(
      sql`update shipments set snapshot = snapshot - 'answer', reconsider_at = ${scanned.toISOString()} where id = ${id}`,
    );
    expect((await read()).snapshot.answer).toBeUndefined();
    await reconsiderShipments(database.db, hoursLater(1));
    expect((await read()).snapshot.answer).toMatchObject({ quiet: 'normal' });
  });
});

describe('the 18-hour rule', () => {
  test('finds the silent parcels of every shop once they are due, also without a zone, and each once', async () => {
    const { db } = database;
    const out = scan('out_for_delivery.out_for_delivery');
    const zoneless = { ...out, utcOffset: null, occurredAt: null, localTime: '2026-03-02T16:00:00' };
    const parcels: Awaited<ReturnType<typeof addParcel>>[] = [];
    for (const merchantId of [await newShop(), await newShop()]) {
      parcels.push(await addParcel(merchantId, 'ZONED', [out]));
      parcels.push(await addParcel(merchantId, 'ZONELESS', [zoneless]));
    }
    const milestones = async () =>
      Promise.all(parcels.map(async ({ read }) => (await read()).snapshot.milestone.split('.')[1]));
    const [waiting, silent] = ['out_for_delivery', 'awaiting_scan'];
    await reconsiderShipments(db, hoursLater(17.9));
    expect(await milestones()).toEqual([waiting, waiting, waiting, waiting]);
    await reconsiderShipments(db, hoursLater(18));
    expect(await milestones()).toEqual([silent, waiting, silent, waiting]);
    await reconsiderShipments(db, hoursLater(30));
    expect(await milestones()).toEqual([silent, silent, silent, silent]);
    const versions = async () => Promise.all(parcels.map(async ({ read }) => (await read()).snapshotVersion));
    const then = await versions();
    await reconsiderShipments(db, hoursLater(30.1));
    expect(await versions()).toEqual(then);
  });
});

test('one parcel that cannot be calculated holds up no other shop’s', async () => {
  const { db } = database;
  const [broken, whole] = [await newShop(), await newShop()];
  const bad = await addParcel(broken, 'BROKEN', [scan('in_transit.departed')]);
  const good = await addParcel(whole, 'WHOLE', [scan('in_transit.departed')]);
  // What no version of ours writes.
  await db.execute(
    sql`update shipments set facts = '{"summary": {"value": {"milestone": null}}}', reconsider_at = ${scanned.toISOString()} where id = ${bad.id}`,
  );
  await expect(reconsiderShipments(db, hoursLater(24 * 8))).rejects.toThrow();
  expect(await good.read()).toMatchObject({ quiet: 'ask_carrier' });
});
