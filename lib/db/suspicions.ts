import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { Milestone, Status } from '@/lib/tracking/milestones';
import type { Suspicion } from '@/lib/tracking/suspicion';
import type { Executor } from './client';
import { shipments } from './schema/shipments';

/** A parcel that a person should look at. */
export interface SuspiciousShipment {
  id: string;
  token: string;
  carrier: string;
  trackingNumber: string;
  status: Status;
  milestone: Milestone;
  suspicions: Suspicion[];
  /** Of its last change; with `id` the place to go on from. */
  updatedAt: Date;
}

/** A page of the shop's parcels that have suspicions, the latest changed first. `after`: the last one of the page before. */
export async function listSuspiciousShipments(
  db: Executor,
  merchantId: string,
  { limit, after }: { limit: number; after: Pick<SuspiciousShipment, 'updatedAt' | 'id'> | null },
): Promise<SuspiciousShipment[]> {
  const { id, updatedAt } = shipments;
  const isFurther =
    after && or(lt(updatedAt, after.updatedAt), and(eq(updatedAt, after.updatedAt), lt(id, after.id)));
  return db
    .select({
      id: shipments.id,
      token: shipments.token,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      status: shipments.status,
      milestone: shipments.milestone,
      suspicions: shipments.suspicions,
      updatedAt: shipments.updatedAt,
    })
    .from(shipments)
    .where(
      and(
        eq(shipments.merchantId, merchantId),
        sql`${shipments.suspicions} <> '[]'::jsonb`,
        isFurther ?? undefined,
      ),
    )
    .orderBy(desc(shipments.updatedAt), desc(shipments.id))
    .limit(limit);
}
