import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { orders } from './orders';

/** A line of an order. */
export const orderItems = pgTable(
  'order_items',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id').notNull(),
    orderId: text('order_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    variant: text('variant'),
    sku: text('sku'),
    quantity: integer('quantity').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      name: 'order_items_order',
      columns: [table.merchantId, table.orderId],
      foreignColumns: [orders.merchantId, orders.id],
    }).onDelete('cascade'),
    index('order_items_by_order').on(table.merchantId, table.orderId, table.position),
    check('order_items_quantity', sql`${table.quantity} > 0`),
  ],
);
