import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { ingestUpdates } from './ingest-updates';
import {
  type Arrival,
  oneUse,
  reportedNumber,
  reportsEnd,
  shippedOn,
  type TwoWays,
  twoUses,
} from './test-reports';

let database: TestDatabase;
let shops = 0;
beforeAll(async () => {
  database = await createTestDatabase({ max: 5 });
});
afterAll(() => database.drop());

/** A shop of its own takes the calls in, and what its rows hold in the end is read back. */
async function takeIn(calls: Arrival) {
  const { db } = database;
  shops += 1;
  const merchantId = (await createMerchant(db, { slug: `order-${shops}`, name: 'Shop' })).id;
  const parcel = { carrier: 'usps', trackingNumber: reportedNumber, shipDateStart: shippedOn };
  const { id } = await createShipment(db, merchantId, { ...parcel, nextPollAt: null });
  for (const items of calls) {
    const ofShipment = items.map((item) => ({ ...item, shipmentId: id }));
    await ingestUpdates(db, merchantId, ofShipment, reportsEnd);
  }
  const [shipment] = await db.$client`
    select snapshot, status, milestone, facts, suspicions, carrier_shipment_id, last_event_at, estimate_date, reconsider_at,
      array(select unnest(announced) as one order by one) as announced
    from shipments where id = ${id}`;
  const events = await db.$client`
    select fingerprint, local_date, meaning, local_time, utc_offset, occurred_at, place, carrier_text, sequence
    from events where shipment_id = ${id} order by fingerprint, local_date`;
  const announced: string[] = shipment?.announced ?? [];
  return {
    shipment: {
      ...shipment,
      // What our clock makes of what is known at the time is no report.
      announced: announced.filter((milestone) => milestone !== 'out_for_delivery.awaiting_scan'),
    },
    events: [...events],
  };
}

async function checkTwoWays({ straight, other }: TwoWays) {
  const expected = await takeIn(straight);
  expect(await takeIn(other)).toEqual(expected);
  const keys = expected.events.map(({ fingerprint }) => fingerprint);
  expect(keys).toHaveLength(new Set(keys).size);
}

describe('rows in Postgres are the same whichever way the reports came', () => {
  test('of one parcel', async () => {
    await fc.assert(fc.asyncProperty(oneUse, checkTwoWays), { numRuns: 100 });
  });

  test('of a number that is used again', async () => {
    await fc.assert(fc.asyncProperty(twoUses, checkTwoWays), { numRuns: 30 });
  });
});
