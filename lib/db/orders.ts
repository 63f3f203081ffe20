import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import type { Keyring } from '@/lib/crypto';
import type { Locale } from '@/lib/i18n/locales';
import { newId } from '@/lib/ids';
import { type Recipient, sealRecipient } from '@/lib/recipient';
import type { Status } from '@/lib/tracking/milestones';
import type { Database, Executor } from './client';
import { orderItems } from './schema/order-items';
import { orders } from './schema/orders';
import { shipments } from './schema/shipments';

/** An order number as shoppers type it: "# 10-42" and "1042" are one. */
export function orderNumberKey(number: string): string {
  return number
    .replaceAll('№', '') // before NFKC makes "No" of it
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s#\-_.]/g, '')
    .slice(0, 100);
}

export interface NewOrder {
  number: string;
  placedAt: Date;
  locale?: Locale | null;
  /** First of `contactHashes(keyring, merchantId, 'email', …)`. */
  emailHash?: string | null;
  postcodeHash?: string | null;
  /** Whom and where it goes to; sealed with the keyring before it is stored. */
  recipient?: NewRecipient | null;
  items: readonly { name: string; variant?: string | null; sku?: string | null; quantity: number }[];
}

export interface NewRecipient {
  value: Recipient;
  keyring: Keyring;
}

/** Adds an order with its lines. Returns the ids, the lines' in the order given. Throws if the number is taken. */
export async function createOrder(
  db: Database,
  merchantId: string,
  input: NewOrder,
): Promise<{ id: string; itemIds: string[] }> {
  const { items, recipient, ...order } = input;
  const id = newId('ord');
  const lines = items.map((item, position) => ({
    id: newId('itm'),
    merchantId,
    orderId: id,
    position,
    ...item,
  }));
  const recipientSealed = recipient
    ? sealRecipient(recipient.keyring, merchantId, id, recipient.value)
    : null;
  const row = { id, merchantId, numberKey: orderNumberKey(order.number), recipientSealed, ...order };
  await db.transaction(async (tx) => {
    await tx.insert(orders).values(row);
    if (lines.length > 0) await tx.insert(orderItems).values(lines);
  });
  return { id, itemIds: lines.map((line) => line.id) };
}

/** Says, or says anew, whom and where an order goes to. */
export async function setRecipient(
  db: Executor,
  merchantId: string,
  orderId: string,
  { keyring, value }: NewRecipient,
): Promise<void> {
  await db
    .update(orders)
    .set({ recipientSealed: sealRecipient(keyring, merchantId, orderId, value) })
    .where(and(eq(orders.merchantId, merchantId), eq(orders.id, orderId)));
}

export interface FoundOrder {
  id: string;
  number: string;
  placedAt: Date;
  locale: Locale | null;
  shipments: { id: string; token: string; carrier: string; trackingNumber: string; status: Status }[];
}

/**
 * The order with this number, if one of the hashes is its buyer's e-mail or postcode. The same null for a
 * wrong number and a wrong contact. Parcels come in the order they were shipped, replaced labels left out.
 */
export async function findOrderByContact(
  db: Executor,
  merchantId: string,
  orderNumber: string,
  contact: { emailHashes?: readonly string[]; postcodeHashes?: readonly string[] },
): Promise<FoundOrder | null> {
  const rows = await db
    .select({
      id: orders.id,
      number: orders.number,
      placedAt: orders.placedAt,
      locale: orders.locale,
      shipment: {
        id: shipments.id,
        token: shipments.token,
        carrier: shipments.carrier,
        trackingNumber: shipments.trackingNumber,
        status: shipments.status,
        replacedBy: shipments.replacedBy,
      },
    })
    .from(orders)
    .leftJoin(shipments, and(eq(shipments.merchantId, orders.merchantId), eq(shipments.orderId, orders.id)))
    .where(
      and(
        eq(orders.merchantId, merchantId),
        eq(orders.numberKey, orderNumberKey(orderNumber)),
        or(
          inArray(orders.emailHash, [...(contact.emailHashes ?? [])]),
          inArray(orders.postcodeHash, [...(contact.postcodeHashes ?? [])]),
        ),
      ),
    )
    // "10-42" and "1042" may be two orders: the one written as typed comes first, then the newest.
    .orderBy(
      desc(eq(orders.number, orderNumber.trim())),
      desc(orders.placedAt),
      desc(orders.id),
      asc(shipments.shipDateStart),
      asc(shipments.createdAt),
      asc(shipments.id),
    );
  const [order] = rows;
  if (!order) return null;
  const found = rows.flatMap(({ id, shipment }) => {
    if (id !== order.id || !shipment || shipment.replacedBy !== null) return [];
    const { replacedBy: _, ...rest } = shipment;
    return [rest];
  });
  return {
    id: order.id,
    number: order.number,
    placedAt: order.placedAt,
    locale: order.locale,
    shipments: found,
  };
}
