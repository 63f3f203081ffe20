import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Executor } from '@/lib/db/client';
import { updatePolls } from '@/lib/db/polls';
import type { SystemState } from '@/lib/tracking/view';

/**
 * Notes how asking about parcels went, in one transaction. Ends their leases. A success starts the count of
 * failures anew, a failure adds one. Cached pages are dropped only where the state itself changed: "last
 * checked" alone is the live endpoint's to tell.
 */
export async function recordSystemState(
  db: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
  outcome: {
    state: SystemState;
    /** When the carrier answered; leave out if it did not. */
    checkedAt?: Date;
    /** When to ask again; null for never. */
    nextPollAt: Date | null;
  },
  now: Date = new Date(),
): Promise<{ transitions: number }> {
  if (shipmentIds.length === 0) return { transitions: 0 };
  return db.transaction(async (tx) => {
    const changed = await updatePolls(tx, merchantId, shipmentIds, outcome, now);
    await notifyTags(tx, changed.map(shipmentTag));
    return { transitions: changed.length };
  });
}
