import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inboundDeliveries } from './inbound-deliveries';

/**
 * Numbers in a delivery that were no parcel of the shop's: labels are often pushed before the order's parcel is
 * added here. Goes with its delivery.
 */
export const unclaimedPushes = pgTable(
  'unclaimed_pushes',
  {
    merchantId: text('merchant_id').notNull(),
    accountId: text('account_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    trackingNumber: text('tracking_number').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'unclaimed_pushes_pk',
      columns: [table.merchantId, table.accountId, table.bodyHash, table.trackingNumber],
    }),
    foreignKey({
      name: 'unclaimed_pushes_delivery',
      columns: [table.merchantId, table.accountId, table.bodyHash],
      foreignColumns: [inboundDeliveries.merchantId, inboundDeliveries.accountId, inboundDeliveries.bodyHash],
    })
      .onDelete('cascade')
      .onUpdate('cascade'),
    index('unclaimed_pushes_by_number').on(table.merchantId, table.trackingNumber),
  ],
);
