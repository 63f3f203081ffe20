import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { ShipmentFacts } from '@/lib/tracking/facts';
import type { Milestone, Status } from '@/lib/tracking/milestones';
import type { Suspicion } from '@/lib/tracking/suspicion';
import type { ShipmentSnapshot } from '@/lib/tracking/view';
import type { Executor } from './client';
import { shipments } from './schema/shipments';

/** What ingest reads of a parcel, under its lock. */
export interface LockedShipment {
  id: string;
  carrier: string;
  trackingNumber: string;
  carrierShipmentId: string | null;
  shipDateStart: string;
  shipDateEnd: string | null;
  /** First day of the shop's next parcel under this number. */
  nextUseStart: string | null;
  orderId: string | null;
  status: Status;
  milestone: Milestone;
  snapshot: ShipmentSnapshot;
  facts: ShipmentFacts;
  announced: Milestone[];
  suspicions: Suspicion[];
  reconsiderAt: Date | null;
}

/** Locks parcels until the transaction ends, always in the same order so that two ingests cannot deadlock. */
export async function lockShipments(
  tx: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
): Promise<Map<string, LockedShipment>> {
  const rows = await tx
    .select({
      id: shipments.id,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      carrierShipmentId: shipments.carrierShipmentId,
      shipDateStart: shipments.shipDateStart,
      shipDateEnd: shipments.shipDateEnd,
      nextUseStart: nextUseStart(),
      orderId: shipments.orderId,
      status: shipments.status,
      milestone: shipments.milestone,
      snapshot: shipments.snapshot,
      facts: shipments.facts,
      announced: shipments.announced,
      suspicions: shipments.suspicions,
      reconsiderAt: shipments.reconsiderAt,
    })
    .from(shipments)
    .where(and(eq(shipments.merchantId, merchantId), inArray(shipments.id, [...shipmentIds])))
    .orderBy(asc(shipments.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** In words of its own: drizzle leaves the table's name off its columns where a query has one table only. */
function nextUseStart() {
  return sql<string | null>`(
    select min(n.ship_date_start)::text from shipments n
    where n.merchant_id = shipments.merchant_id and n.carrier = shipments.carrier
      and n.tracking_number = shipments.tracking_number and n.ship_date_start > shipments.ship_date_start)`;
}

/** Writes a parcel's new visible state and raises its version. */
export async function saveSnapshot(
  tx: Executor,
  merchantId: string,
  shipmentId: string,
  change: {
    snapshot: ShipmentSnapshot;
    origin: 'carrier' | 'calculated' | 'agent';
    now: Date;
  } & HiddenState,
): Promise<void> {
  const { snapshot, facts, announced, suspicions, reconsiderAt, origin, now } = change;
  await tx
    .update(shipments)
    .set({
      snapshot,
      facts,
      announced,
      suspicions,
      reconsiderAt,
      origin,
      updatedAt: now,
      status: snapshot.status,
      milestone: snapshot.milestone,
      isActionRequired: snapshot.isActionRequired,
      carrierShipmentId: facts.carrierShipmentId?.value ?? null,
      estimateDate: snapshot.estimate?.date ?? null,
      estimateLastDate: snapshot.estimate?.lastDate ?? null,
      estimateSource: snapshot.estimate?.source ?? null,
      lastEventAt: snapshot.lastEventAt === null ? null : new Date(snapshot.lastEventAt),
      snapshotVersion: sql`${shipments.snapshotVersion} + 1`,
    })
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.id, shipmentId)));
}

/** What belongs to a parcel's state without being on its page. */
export interface HiddenState {
  facts: ShipmentFacts;
  announced: Milestone[];
  suspicions: Suspicion[];
  /** From when on time alone may change its page; null: never. */
  reconsiderAt: Date | null;
}

/** Writes state whose change no shopper sees. */
export async function saveHiddenState(
  tx: Executor,
  merchantId: string,
  shipmentId: string,
  state: HiddenState,
): Promise<void> {
  await tx
    .update(shipments)
    .set({ ...state, carrierShipmentId: state.facts.carrierShipmentId?.value ?? null })
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.id, shipmentId)));
}

/** Ids of all parcels of these orders: their pages name each other's status. */
export async function listShipmentIdsOfOrders(
  db: Executor,
  merchantId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.merchantId, merchantId), inArray(shipments.orderId, [...orderIds])));
  return rows.map((row) => row.id);
}
