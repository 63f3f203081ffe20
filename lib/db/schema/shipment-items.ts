import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { orderItems } from './order-items';
import { shipments } from './shipments';

/** How many of an order's line travel in a parcel. */
export const shipmentItems = pgTable(
  'shipment_items',
  {
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    orderItemId: text('order_item_id').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.shipmentId, table.orderItemId] }),
    foreignKey({
      name: 'shipment_items_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'shipment_items_order_item',
      columns: [table.merchantId, table.orderItemId],
      foreignColumns: [orderItems.merchantId, orderItems.id],
    }).onDelete('cascade'),
    check('shipment_items_quantity', sql`${table.quantity} > 0`),
  ],
);
