import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { createMerchant } from '@/lib/db/merchants';
import { listSilentOutForDelivery } from '@/lib/db/shipment-state';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import { awaitingScanHours } from '@/lib/tracking/awaiting-scan';
import { ingestUpdates, recalculateShipments } from './ingest-updates';

const outAt = new Date('2026-03-02T08:00:00Z');
const hoursLater = (hours: number) => new Date(outAt.getTime() + hours * 3_600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function recalculateSilent(now: Date): Promise<number> {
  const before = new Date(now.getTime() - awaitingScanHours * 3_600_000);
  const silent = await listSilentOutForDelivery(database.db, before, 100);
  const results = await Promise.all(
    silent.map(({ merchantId, shipmentId }) =>
      recalculateShipments(database.db, merchantId, [shipmentId], now),
    ),
  );
  return results.flat().filter((result) => result.isChanged).length;
}

function outForDelivery(trackingNumber: string, isZoneKnown: boolean): ShipmentUpdate {
  return {
    trackingNumber,
    carrierShipmentId: null,
    events: [
      {
        meaning: 'out_for_delivery.out_for_delivery',
        localTime: '2026-03-02T08:00:00',
        utcOffset: isZoneKnown ? '+00:00' : null,
        occurredAt: isZoneKnown ? outAt.toISOString() : null,
        place: null,
        carrierCode: 'OF',
        carrierText: 'Out for Delivery',
        carrierEventId: null,
        sequence: 0,
        rule: 'test',
        origin: 'carrier',
      },
    ],
    summary: null,
    estimate: null,
    deliveredTo: null,
    signedBy: null,
    service: null,
    weight: null,
    dimensions: null,
    origin: null,
    destination: null,
  };
}

it('finds the silent parcels of every shop once they are due, also without a zone, and each once', async () => {
  const { db } = database;
  const parcels = await Promise.all(
    ['one', 'two'].map(async (slug) => {
      const merchantId = (await createMerchant(db, { slug, name: slug })).id;
      const window = { carrier: 'usps', shipDateStart: '2026-03-01', nextPollAt: null };
      const make = async (trackingNumber: string, isZoneKnown: boolean) => {
        const { id, token } = await createShipment(db, merchantId, { ...window, trackingNumber });
        const update = outForDelivery(trackingNumber, isZoneKnown);
        await ingestUpdates(db, merchantId, [{ shipmentId: id, update, source: 'poll' }], outAt);
        return { merchantId, token };
      };
      return [await make('ZONED', true), await make('ZONELESS', false)];
    }),
  );
  const milestones = () =>
    Promise.all(
      parcels
        .flat()
        .map(
          async ({ merchantId, token }) =>
            (await getTrackingPage(db, merchantId, token))?.snapshot.milestone.split('.')[1],
        ),
    );

  expect(await recalculateSilent(hoursLater(17))).toBe(0);
  expect(await recalculateSilent(hoursLater(18))).toBe(2);
  expect(await milestones()).toEqual([
    'awaiting_scan',
    'out_for_delivery',
    'awaiting_scan',
    'out_for_delivery',
  ]);
  expect(await recalculateSilent(hoursLater(30))).toBe(2);
  expect(await recalculateSilent(hoursLater(31))).toBe(0);
  expect(await milestones()).toEqual(Array.from({ length: 4 }, () => 'awaiting_scan'));
});
