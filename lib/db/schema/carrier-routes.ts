import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { carrierAccounts } from './carrier-accounts';
import { instant } from './instant';

/** A merchant's choice of whom to ask about a carrier's parcels: the carrier itself, or through an aggregator. */
export const carrierRoutes = pgTable(
  'carrier_routes',
  {
    merchantId: text('merchant_id').notNull(),
    /** Of the parcels. */
    carrier: text('carrier').notNull(),
    accountId: text('account_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.carrier] }),
    foreignKey({
      name: 'carrier_routes_account',
      columns: [table.merchantId, table.accountId],
      foreignColumns: [carrierAccounts.merchantId, carrierAccounts.id],
    }).onDelete('cascade'),
  ],
);
