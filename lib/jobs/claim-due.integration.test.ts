import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
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

/** Minutes from now; the columns are set from them by the database's own clock. */
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
        const nowMs = await write(parcels);
        const twin = parcels.map((parcel, index) => pollTimes(parcel, ids[index] ?? '', nowMs));
        const expected = claimOrder(twin, nowMs, { limit, mayPullForward }).map(
          ({ shipmentId }) => shipmentId,
        );
        const claimed = await claimDueShipments(database.db, merchantId, accountId, {
          limit,
          mayPullForward,
        });
        expect(claimed.map(({ shipmentId }) => shipmentId).toSorted()).toEqual(expected.toSorted());
      },
    ),
    { numRuns: 80 },
  );
});

type AnyParcel = typeof anyParcel extends fc.Arbitrary<infer Parcel> ? Parcel : never;

function pollTimes(parcel: AnyParcel, shipmentId: string, nowMs: number): PollTimes {
  const nextPollAtMs = nowMs + parcel.nextIn * 60_000;
  return {
    ...{ shipmentId, nextPollAtMs },
    lastPolledAtMs: parcel.interval === null ? null : nextPollAtMs - parcel.interval * 60_000,
    refreshRequestedAtMs: parcel.watchedAgo === null ? null : nowMs - parcel.watchedAgo * 60_000,
    consecutiveFailures: parcel.consecutiveFailures,
    isOutForDelivery: parcel.isOutForDelivery,
  };
}

/** Half a minute beside every boundary, so that the time until the claim does not matter. Returns "now". */
async function write(parcels: readonly AnyParcel[]): Promise<number> {
  const { $client } = database.db;
  await releaseLeases(database.db, merchantId, ids);
  const [clock] = await $client<{ ms: number }[]>`select extract(epoch from now())::float8 * 1000 as ms`;
  const nowMs = Math.round(clock?.ms ?? 0) - 30_000;
  const values = parcels.map((parcel, index) => pollTimes(parcel, ids[index] ?? '', nowMs));
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  await $client`update shipment_polls p set next_poll_at = v.next::timestamptz, last_polled_at = v.last::timestamptz,
    refresh_requested_at = v.refresh::timestamptz, consecutive_failures = v.failures::int
    from unnest(${ids}::text[], ${values.map((one) => iso(one.nextPollAtMs))}::text[],
      ${values.map((one) => iso(one.lastPolledAtMs))}::text[],
      ${values.map((one) => iso(one.refreshRequestedAtMs))}::text[],
      ${values.map((one) => one.consecutiveFailures)}::int[]) as v (id, next, last, refresh, failures)
    where p.shipment_id = v.id`;
  await $client`update shipments s set status = v.status
    from unnest(${ids}::text[], ${values.map((one) => (one.isOutForDelivery ? 'out_for_delivery' : 'in_transit'))}::text[])
      as v (id, status) where s.id = v.id`;
  return nowMs + 30_000;
}
