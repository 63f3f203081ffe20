import type { Executor } from '@/lib/db/client';
import { listSuspiciousShipments, type SuspiciousShipment } from '@/lib/db/suspicions';

const pageSize = 50;

export interface SuspicionPage {
  /** The latest changed first; of each parcel a postage review first, as it cannot wait. */
  shipments: SuspiciousShipment[];
  /** Hand in as `after` to go on; null at the end. */
  next: Pick<SuspiciousShipment, 'updatedAt' | 'id'> | null;
}

/** What a shop should look at: parcels whose history may be two parcels', postage reviews, labels not its own. */
export async function listSuspicions(
  db: Executor,
  merchantId: string,
  { limit = pageSize, after = null }: { limit?: number; after?: SuspicionPage['next'] } = {},
): Promise<SuspicionPage> {
  const found = await listSuspiciousShipments(db, merchantId, { limit: limit + 1, after });
  const shipments = found.slice(0, limit).map((shipment) => ({
    ...shipment,
    suspicions: [
      ...shipment.suspicions.filter(({ kind }) => kind === 'postage_review'),
      ...shipment.suspicions.filter(({ kind }) => kind !== 'postage_review'),
    ],
  }));
  const last = shipments.at(-1);
  return {
    shipments,
    next: found.length > limit && last ? { id: last.id, updatedAt: last.updatedAt } : null,
  };
}
