import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { carrierAccounts } from './carrier-accounts';
import { instant } from './instant';
import { shipments } from './shipments';

/** That a carrier tells us by itself: of all parcels of an account, or of one. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id').notNull(),
    accountId: text('account_id').notNull(),
    /** Null: all of the account's. */
    shipmentId: text('shipment_id'),
    /** What the carrier calls it. */
    carrierSubscriptionId: text('carrier_subscription_id'),
    state: text('state').$type<'active' | 'failing' | 'refused' | 'ended'>().notNull(),
    /** A `CarrierErrorCode`, and what exactly is missing. */
    lastError: text('last_error'),
    lastErrorReason: text('last_error_reason'),
    /** Null: it lasts. */
    expiresAt: instant('expires_at'),
    /** Not tried again before. */
    nextTryAt: instant('next_try_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique('push_subscriptions_subject')
      .on(table.merchantId, table.accountId, table.shipmentId)
      .nullsNotDistinct(),
    foreignKey({
      name: 'push_subscriptions_account',
      columns: [table.merchantId, table.accountId],
      foreignColumns: [carrierAccounts.merchantId, carrierAccounts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'push_subscriptions_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    index('push_subscriptions_expiry').on(table.expiresAt),
    check('push_subscriptions_state', sql`${table.state} in ('active', 'failing', 'refused', 'ended')`),
  ],
);
