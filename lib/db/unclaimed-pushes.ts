import { sql } from 'drizzle-orm';
import type { Executor } from './client';
import { unclaimedPushes } from './schema/unclaimed-pushes';

/** A delivery that was stored. */
export interface DeliveryKey {
  accountId: string;
  bodyHash: string;
}

/** A delivery can hold thousands of numbers of nobody's; so many are remembered. */
const mostNumbers = 500;

/** Remembers numbers in a delivery that the shop has no parcel for. */
export async function noteUnclaimed(
  tx: Executor,
  merchantId: string,
  { accountId, bodyHash }: DeliveryKey,
  trackingNumbers: readonly string[],
): Promise<void> {
  const rows = [...new Set(trackingNumbers)]
    .slice(0, mostNumbers)
    .map((trackingNumber) => ({ merchantId, accountId, bodyHash, trackingNumber }));
  if (rows.length > 0) await tx.insert(unclaimedPushes).values(rows).onConflictDoNothing();
}

/** Makes the deliveries about a number that nobody had unread again, and returns them. */
export async function claimPushes(
  tx: Executor,
  merchantId: string,
  trackingNumber: string,
): Promise<DeliveryKey[]> {
  const rows = await tx.execute<{ account_id: string; body_hash: string }>(sql`
    with claimed as (
      delete from unclaimed_pushes
      where merchant_id = ${merchantId} and tracking_number = ${trackingNumber}
      returning account_id, body_hash
    )
    update inbound_deliveries d set read_at = null
    from claimed c
    where d.merchant_id = ${merchantId} and d.account_id = c.account_id and d.body_hash = c.body_hash
    returning d.account_id, d.body_hash`);
  return rows.map((row) => ({ accountId: row.account_id, bodyHash: row.body_hash }));
}
