import { and, asc, eq, isNull } from 'drizzle-orm';
import { newId } from '@/lib/ids';
import { isSentInVain } from '@/lib/tracking/order-items';
import type { ParcelItem } from '@/lib/tracking/view';
import type { Executor } from './client';
import { orderItems } from './schema/order-items';
import { shipmentItems } from './schema/shipment-items';
import { shipments } from './schema/shipments';

export interface OrderLineState extends ParcelItem {
  id: string;
  /** How many of it are in parcels that have arrived or may still: not in replaced, cancelled, returned, lost ones. */
  sent: number;
}

/** The lines of an order in the shop's order, each with how many of it are in parcels. */
export async function listOrderLines(
  db: Executor,
  merchantId: string,
  orderId: string,
): Promise<OrderLineState[]> {
  const rows = await db
    .select({
      id: orderItems.id,
      name: orderItems.name,
      variant: orderItems.variant,
      quantity: orderItems.quantity,
      inParcel: shipmentItems.quantity,
      milestone: shipments.milestone,
    })
    .from(orderItems)
    .leftJoin(
      shipmentItems,
      and(eq(shipmentItems.merchantId, orderItems.merchantId), eq(shipmentItems.orderItemId, orderItems.id)),
    )
    .leftJoin(
      shipments,
      and(
        eq(shipments.merchantId, shipmentItems.merchantId),
        eq(shipments.id, shipmentItems.shipmentId),
        isNull(shipments.replacedBy),
      ),
    )
    .where(and(eq(orderItems.merchantId, merchantId), eq(orderItems.orderId, orderId)))
    .orderBy(asc(orderItems.position), asc(orderItems.id));
  const lines = new Map<string, OrderLineState>();
  for (const { inParcel, milestone, ...line } of rows) {
    const counts = milestone !== null && !isSentInVain(milestone);
    const before = lines.get(line.id)?.sent ?? 0;
    lines.set(line.id, { ...line, sent: before + (counts ? (inParcel ?? 0) : 0) });
  }
  return [...lines.values()];
}

/** Adds lines to an order, after those it has. Returns their ids in the order given. */
export async function addOrderLines(
  db: Executor,
  merchantId: string,
  orderId: string,
  lines: readonly ParcelItem[],
): Promise<string[]> {
  if (lines.length === 0) return [];
  const before = await listOrderLines(db, merchantId, orderId);
  const rows = lines.map((line, index) => ({
    ...{ id: newId('itm'), merchantId, orderId, position: before.length + index },
    ...line,
  }));
  await db.insert(orderItems).values(rows);
  return rows.map(({ id }) => id);
}

/** How many of a line were ordered. */
export async function setLineQuantity(
  db: Executor,
  merchantId: string,
  lineId: string,
  quantity: number,
): Promise<void> {
  await db
    .update(orderItems)
    .set({ quantity })
    .where(and(eq(orderItems.merchantId, merchantId), eq(orderItems.id, lineId)));
}
