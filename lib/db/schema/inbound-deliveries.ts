import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { carrierAccounts } from './carrier-accounts';
import { instant } from './instant';

/** A push that was taken, by the hash of its body: the same one again is left. Kept for some days. */
export const inboundDeliveries = pgTable(
  'inbound_deliveries',
  {
    merchantId: text('merchant_id').notNull(),
    accountId: text('account_id').notNull(),
    /** SHA-256 of the body's bytes, hex. */
    bodyHash: text('body_hash').notNull(),
    rawPayloadId: text('raw_payload_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** When a job had read it; null while it waits. */
    readAt: instant('read_at'),
    /** Parcels of the shop that it was about; null until read. */
    parcelCount: integer('parcel_count'),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.accountId, table.bodyHash] }),
    foreignKey({
      name: 'inbound_deliveries_account',
      columns: [table.merchantId, table.accountId],
      foreignColumns: [carrierAccounts.merchantId, carrierAccounts.id],
    }).onDelete('cascade'),
    index('inbound_deliveries_received').on(table.receivedAt),
    // What the account page counts, among many that were read and are of no more interest.
    index('inbound_deliveries_noteworthy')
      .on(table.merchantId, table.accountId)
      .where(sql`${table.readAt} is null or ${table.parcelCount} = 0`),
  ],
);
