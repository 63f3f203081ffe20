import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import type { Executor } from '@/lib/db/client';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { claimDueShipments, releaseLeases } from './claim-due';
import { claimOrder, type PollTimes } from './claim-order';

const parcelCount = 40;
let database: TestDatabase;
let merchantId: string;
let accountId: string;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'claims', name: 'Shop' })).id;
  const account = { carrier: 'usps', name: 'USPS', credentials: { clientId: 'a', clientSecret: 'b' } };
  accountId = (await createCarrierAccount(db, merchantId, new Map([['k1', randomBytes(32)]]), account)).id;
  const added = Array.from({ length: parcelCount }, (_, index) =>
    createShipment(db, merchantId, {
      ...{ carrier: 'usps', trackingNumber: `N${index}`, shipDateStart: '2026-03-01' },
      ...{ accountId, nextPollAt: new Date() },
    }),
  );
  ids = (await Promise.all(added)).map(({ id }) => id);
});
afterAll(() => database.drop());

/** In minutes from now. */
const anyParcel = fc.record({
  nextIn: fc.integer({ min: -600, max: 60 }),
  // From "just now" to a day before it is due again.
  interval: fc.option(fc.integer({ min: 1, max: 1_440 }), { freq: 6 }),
  watchedAgo: fc.option(fc.integer({ min: 1, max: 180 })),
  consecutiveFailures: fc.constantFrom(0, 0, 0, 2),
  isOutForDelivery: fc.boolean(),
});

test('the claim takes in SQL just those parcels that the order of the simulation puts first', async () => {
  const rows = fc.array(anyParcel, { minLength: parcelCount, maxLength: parcelCount });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.integer({ min: 1, max: 35 }),
      fc.boolean(),
      async (parcels, limit, mayPullForward) => {
        // In a transaction time stands still.
        await database.db.transaction(async (tx) => {
          const [clock] = await tx.execute<{ ms: number }>(
            sql`select extract(epoch from now())::float8 * 1000 as ms`,
          );
          const nowMs = clock?.ms ?? 0;
          const twin = parcels.map((parcel, index) => pollTimes(parcel, index, nowMs));
          await write(tx, twin);
          const options = { limit, mayPullForward };
          const claimed = await claimDueShipments(tx, merchantId, accountId, options);
          const expected = claimOrder(twin, nowMs, options).map(({ shipmentId }) => shipmentId);
          expect(claimed.map(({ shipmentId }) => shipmentId).toSorted()).toEqual(expected.toSorted());
        });
      },
    ),
    { numRuns: 150 },
  );
});

type AnyParcel = typeof anyParcel extends fc.Arbitrary<infer Parcel> ? Parcel : never;

/** Some milliseconds apart, so that no two are exactly as urgent; whole ones, as the columns are. */
function pollTimes(parcel: AnyParcel, index: number, nowMs: number): PollTimes {
  const nextPollAtMs = Math.round(nowMs + parcel.nextIn * 60_000 + 20_000 + index * 137);
  return {
    ...{ shipmentId: ids[index] ?? '', nextPollAtMs },
    lastPolledAtMs: parcel.interval === null ? null : nextPollAtMs - parcel.interval * 60_000,
    refreshRequestedAtMs:
      parcel.watchedAgo === null ? null : Math.round(nowMs - parcel.watchedAgo * 60_000 + 500),
    consecutiveFailures: parcel.consecutiveFailures,
    isOutForDelivery: parcel.isOutForDelivery,
  };
}

async function write(tx: Executor, parcels: readonly PollTimes[]): Promise<void> {
  await releaseLeases(tx, merchantId, ids);
  const at = (ms: number | null) =>
    ms === null ? sql`null::timestamptz` : sql`${new Date(ms).toISOString()}::timestamptz`;
  const rows = parcels.map(
    (one) => sql`(${one.shipmentId}, ${at(one.nextPollAtMs)}, ${at(one.lastPolledAtMs)},
      ${at(one.refreshRequestedAtMs)}, ${one.consecutiveFailures}::integer, ${one.isOutForDelivery}::boolean)`,
  );
  const values = sql`(values ${sql.join(rows, sql`, `)}) as v (id, next, last, refresh, failures, is_out)`;
  await tx.execute(sql`
    update shipment_polls p set next_poll_at = v.next, last_polled_at = v.last, refresh_requested_at = v.refresh,
      consecutive_failures = v.failures
    from ${values} where p.merchant_id = ${merchantId} and p.shipment_id = v.id`);
  await tx.execute(sql`
    update shipments s set status = case when v.is_out then 'out_for_delivery' else 'in_transit' end
    from ${values} where s.merchant_id = ${merchantId} and s.id = v.id`);
}
