import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Executor } from '@/lib/db/client';
import { shipments } from '@/lib/db/schema/shipments';
import { awaitingScanHours } from '@/lib/tracking/awaiting-scan';
import { recalculateShipments } from './ingest-updates';

const pageSize = 200;
/** What was silent for so long has had its turn at every sweep since. */
const oldestDays = 14;

/**
 * Applies the 18-hour rule to every shop's parcels that are out for delivery without a scan since. Run it
 * every few minutes. Each page is a transaction of its own. Returns how many parcels changed.
 */
export async function sweepAwaitingScan(db: Executor, now: Date): Promise<{ changed: number }> {
  let changed = 0;
  let after = '';
  for (;;) {
    const page = await listSilentOutForDelivery(db, now, after);
    for (const [merchantId, ids] of groupByMerchant(page)) {
      const results = await recalculateShipments(db, merchantId, ids, now);
      changed += results.filter((result) => result.isChanged).length;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return { changed };
    after = last.id;
  }
}

function groupByMerchant(page: readonly { merchantId: string; id: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { merchantId, id } of page) groups.set(merchantId, [...(groups.get(merchantId) ?? []), id]);
  return groups;
}

/** Where a scan's instant is unknown, the time of our own last change stands in: it is never earlier. */
async function listSilentOutForDelivery(db: Executor, now: Date, after: string) {
  const silentSince = sql`coalesce(${shipments.lastEventAt}, ${shipments.updatedAt})`;
  const before = new Date(now.getTime() - awaitingScanHours * 3_600_000).toISOString();
  const oldest = new Date(now.getTime() - oldestDays * 86_400_000).toISOString();
  return db
    .select({ merchantId: shipments.merchantId, id: shipments.id })
    .from(shipments)
    .where(
      and(
        eq(shipments.milestone, 'out_for_delivery.out_for_delivery'),
        sql`${silentSince} between ${oldest}::timestamptz and ${before}::timestamptz`,
        gt(shipments.id, after),
      ),
    )
    .orderBy(asc(shipments.id))
    .limit(pageSize);
}
