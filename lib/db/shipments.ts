import { and, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { newId, newLinkToken } from '@/lib/ids';
import { firstDayOfUse } from '@/lib/tracking/guard';
import type { Milestone, Status } from '@/lib/tracking/milestones';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import type { SystemState } from '@/lib/tracking/view';
import { notifyTags, shipmentTag } from './cache-tags';
import type { Executor } from './client';
import { shipmentItems } from './schema/shipment-items';
import { shipmentPolls } from './schema/shipment-polls';
import { shipments } from './schema/shipments';
import { listShipmentIdsOfOrders } from './shipment-state';

export interface NewShipment {
  carrier: string;
  /** Normalised: upper case, no spaces or dashes. */
  trackingNumber: string;
  /** First day the label may have been used, `YYYY-MM-DD`: what tells two uses of one number apart. */
  shipDateStart: string;
  shipDateEnd?: string | null;
  orderId?: string | null;
  items?: readonly { orderItemId: string; quantity: number }[];
  accountId?: string | null;
  /** When to ask first; null never asks. */
  nextPollAt: Date | null;
  systemState?: SystemState;
  /** Default: a fresh secret. Seeds give their own so that printed links stay the same. */
  token?: string;
}

/**
 * Adds a parcel with its poll row. Throws if this use of the number exists already. Earlier uses of the number
 * end where this one begins, and give it the events that lie in its window: `parted` are those that changed, and
 * must be recalculated, as must the new one if any did (`addShipment`).
 */
export async function createShipment(
  db: Executor,
  merchantId: string,
  input: NewShipment,
): Promise<{ id: string; token: string; parted: string[] }> {
  const id = newId('shp');
  const token = input.token ?? newLinkToken();
  const snapshot = emptySnapshot();
  const { carrier, trackingNumber, shipDateStart, shipDateEnd, orderId, accountId, nextPollAt } = input;
  const parted = await db.transaction(async (tx) => {
    await tx.insert(shipments).values({
      id,
      merchantId,
      token,
      carrier,
      trackingNumber,
      shipDateStart,
      shipDateEnd,
      orderId,
      snapshot,
      status: snapshot.status,
      milestone: snapshot.milestone,
      isActionRequired: false,
      origin: 'carrier',
      // A carrier that knows nothing of it never makes it change: the sweep notes from when on that is unusual.
      reconsiderAt: new Date(shipDateStart),
    });
    const systemState = input.systemState ?? 'not_checked_yet';
    await tx
      .insert(shipmentPolls)
      .values({ merchantId, shipmentId: id, carrier, accountId, nextPollAt, systemState });
    const lines = (input.items ?? []).map((item) => ({ merchantId, shipmentId: id, ...item }));
    if (lines.length > 0) await tx.insert(shipmentItems).values(lines);
    return partUses(tx, merchantId, { id, carrier, trackingNumber, shipDateStart });
  });
  return { id, token, parted };
}

/** Ends the uses before a new one, and the new one before the next. Returns the ids of those that lost events to it. */
async function partUses(
  tx: Executor,
  merchantId: string,
  { id, carrier, trackingNumber, shipDateStart }: { id: string } & NewUse,
): Promise<string[]> {
  const isNamesake = and(
    eq(shipments.merchantId, merchantId),
    eq(shipments.carrier, carrier),
    eq(shipments.trackingNumber, trackingNumber),
  );
  const [next] = await tx
    .select({ start: shipments.shipDateStart })
    .from(shipments)
    .where(and(isNamesake, gt(shipments.shipDateStart, shipDateStart)))
    .orderBy(shipments.shipDateStart)
    .limit(1);
  const earlier = await tx
    .update(shipments)
    .set({ shipDateEnd: sql`greatest(ship_date_start, ${shipDateStart}::date - 1)` })
    .where(
      and(
        isNamesake,
        lt(shipments.shipDateStart, shipDateStart),
        or(isNull(shipments.shipDateEnd), gte(shipments.shipDateEnd, shipDateStart)),
      ),
    )
    .returning({ id: shipments.id });
  if (next) {
    const isOpen = and(
      eq(shipments.merchantId, merchantId),
      eq(shipments.id, id),
      isNull(shipments.shipDateEnd),
    );
    const dayBefore = sql`greatest(ship_date_start, ${next.start}::date - 1)`;
    await tx.update(shipments).set({ shipDateEnd: dayBefore }).where(isOpen);
  }
  if (earlier.length === 0) return [];
  const moved = await tx.execute<{ shipment_id: string }>(sql`
    with taken as (
      select * from events
      where merchant_id = ${merchantId} and local_date >= ${firstDayOfUse(shipDateStart)}
        and local_date < ${next ? firstDayOfUse(next.start) : 'infinity'}
        and shipment_id = any (${sql.param(earlier.map((row) => row.id))}::text[])
    ), moved as (
      update events e set shipment_id = ${id} from taken t
      where e.merchant_id = t.merchant_id and e.shipment_id = t.shipment_id
        and e.local_date = t.local_date and e.fingerprint = t.fingerprint
    )
    select distinct shipment_id from taken`);
  return moved.map((row) => row.shipment_id);
}

type NewUse = Pick<NewShipment, 'carrier' | 'trackingNumber' | 'shipDateStart'>;

export interface FoundShipment {
  id: string;
  token: string;
  carrier: string;
  trackingNumber: string;
  status: Status;
  milestone: Milestone;
  lastEventAt: Date | null;
}

/** The newest use of each of these normalised numbers; numbers that the shop does not know are left out. */
export async function findShipmentsByNumbers(
  db: Executor,
  merchantId: string,
  trackingNumbers: readonly string[],
): Promise<FoundShipment[]> {
  if (trackingNumbers.length === 0) return [];
  return db
    .selectDistinctOn([shipments.trackingNumber], {
      id: shipments.id,
      token: shipments.token,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      status: shipments.status,
      milestone: shipments.milestone,
      lastEventAt: shipments.lastEventAt,
    })
    .from(shipments)
    .where(and(eq(shipments.merchantId, merchantId), inArray(shipments.trackingNumber, [...trackingNumbers])))
    .orderBy(shipments.trackingNumber, desc(shipments.shipDateStart), desc(shipments.id));
}

/**
 * Lets a reprinted label take over: the old parcel points to the new one. The commit drops what is cached of both, of
 * the order's other parcels, and of links that share the old one.
 */
export async function replaceShipment(
  db: Executor,
  merchantId: string,
  shipmentId: string,
  replacedBy: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [old] = await tx
      .update(shipments)
      .set({ replacedBy })
      .where(and(eq(shipments.merchantId, merchantId), eq(shipments.id, shipmentId)))
      .returning({ orderId: shipments.orderId });
    const ofOrder = await listShipmentIdsOfOrders(tx, merchantId, old?.orderId ? [old.orderId] : []);
    await notifyTags(tx, [shipmentId, replacedBy, ...ofOrder].map(shipmentTag));
  });
}
