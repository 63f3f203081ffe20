import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import type { Executor } from '@/lib/db/client';
import { shipments } from '@/lib/db/schema/shipments';
import { recalculateShipments } from './ingest-updates';

const pageSize = 200;
/** A holiday's end wakes very many at once: what is left waits for the next run, a minute later. */
const mostPages = 50;

interface Due {
  merchantId: string;
  id: string;
  at: Date;
}

/**
 * Calculates anew the parcels of every shop whose page time alone may have changed: quieter than usual, past the
 * expected day, no scan 18 hours after it went out for delivery. Each merchant's part of a page is a transaction of
 * its own, and one that fails holds up no other: it is due again at the next run. Safe to run twice. Returns how many
 * pages were considered and changed. Throws what the first failure was, after the others are done.
 */
export async function reconsiderShipments(
  db: Executor,
  now: Date,
): Promise<{ considered: number; changed: number }> {
  let considered = 0;
  let changed = 0;
  let after: Due | undefined;
  const failures: unknown[] = [];
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await listDue(db, now, after);
    for (const [merchantId, ids] of byMerchant(page)) {
      try {
        const results = await recalculateShipments(db, merchantId, ids, now);
        considered += results.length;
        changed += results.filter((result) => result.isChanged).length;
      } catch (err) {
        failures.push(err);
      }
    }
    after = page.at(-1);
    if (page.length < pageSize) break;
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return { considered, changed };
}

/** In the order in which they fell due; `after` keeps one that cannot be calculated from coming again. */
function listDue(db: Executor, now: Date, after: Due | undefined): Promise<Due[]> {
  const { merchantId, id, reconsiderAt } = shipments;
  const isNext = after && or(gt(reconsiderAt, after.at), and(eq(reconsiderAt, after.at), gt(id, after.id)));
  return db
    .select({ merchantId, id, at: reconsiderAt })
    .from(shipments)
    .where(and(lte(reconsiderAt, now), isNext))
    .orderBy(asc(reconsiderAt), asc(id))
    .limit(pageSize)
    .then((rows) => rows.map(({ at, ...row }) => ({ ...row, at: at ?? now })));
}

function byMerchant(page: readonly Due[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { merchantId, id } of page) groups.set(merchantId, [...(groups.get(merchantId) ?? []), id]);
  return groups;
}
