import { and, eq } from 'drizzle-orm';
import type { Status } from '@/lib/tracking/milestones';
import type { Executor } from './client';
import { shipments } from './schema/shipments';

/**
 * The parcel behind a link of this shop's, locked until the transaction ends if asked; null for any other token. What
 * its page shows: `getTrackingPage`.
 */
export async function getLinkedParcel(
  db: Executor,
  merchantId: string,
  token: string,
  { isLocked = false } = {},
): Promise<{ shipmentId: string; status: Status } | null> {
  const query = db
    .select({ shipmentId: shipments.id, status: shipments.status })
    .from(shipments)
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.token, token)));
  const [row] = await (isLocked ? query.for('update') : query);
  return row ?? null;
}
