import { and, desc, eq, inArray } from 'drizzle-orm';
import { newId, newLinkToken } from '@/lib/ids';
import type { Milestone, Status } from '@/lib/tracking/milestones';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import type { SystemState } from '@/lib/tracking/view';
import type { Database, Executor } from './client';
import { shipmentItems } from './schema/shipment-items';
import { shipmentPolls } from './schema/shipment-polls';
import { shipments } from './schema/shipments';

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

/** Adds a parcel with its poll row. Throws if this use of the number exists already. */
export async function createShipment(
  db: Database,
  merchantId: string,
  input: NewShipment,
): Promise<{ id: string; token: string }> {
  const id = newId('shp');
  const token = input.token ?? newLinkToken();
  const snapshot = emptySnapshot();
  const { carrier, trackingNumber, shipDateStart, shipDateEnd, orderId, accountId, nextPollAt } = input;
  await db.transaction(async (tx) => {
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
    });
    const systemState = input.systemState ?? 'not_checked_yet';
    await tx
      .insert(shipmentPolls)
      .values({ merchantId, shipmentId: id, carrier, accountId, nextPollAt, systemState });
    const lines = (input.items ?? []).map((item) => ({ merchantId, shipmentId: id, ...item }));
    if (lines.length > 0) await tx.insert(shipmentItems).values(lines);
  });
  return { id, token };
}

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

/** Lets a reprinted label take over: the old parcel points to the new one. */
export async function replaceShipment(
  db: Executor,
  merchantId: string,
  shipmentId: string,
  replacedBy: string,
): Promise<void> {
  await db
    .update(shipments)
    .set({ replacedBy })
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.id, shipmentId)));
}
