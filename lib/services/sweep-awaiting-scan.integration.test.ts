import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import { noFacts } from '@/lib/tracking/facts';
import { ingestUpdates } from './ingest-updates';
import { sweepAwaitingScan } from './sweep-awaiting-scan';

const outAt = new Date('2026-03-02T08:00:00Z');
const hoursLater = (hours: number) => new Date(outAt.getTime() + hours * 3_600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function outForDelivery(trackingNumber: string, isZoneKnown: boolean): ShipmentUpdate {
  return {
    trackingNumber,
    ...noFacts,
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

  expect(await sweepAwaitingScan(db, hoursLater(17))).toEqual({ changed: 0 });
  expect(await sweepAwaitingScan(db, hoursLater(18))).toEqual({ changed: 2 });
  expect(await milestones()).toEqual([
    'awaiting_scan',
    'out_for_delivery',
    'awaiting_scan',
    'out_for_delivery',
  ]);
  expect(await sweepAwaitingScan(db, hoursLater(30))).toEqual({ changed: 2 });
  expect(await sweepAwaitingScan(db, hoursLater(31))).toEqual({ changed: 0 });
  expect(await milestones()).toEqual(Array.from({ length: 4 }, () => 'awaiting_scan'));
});
