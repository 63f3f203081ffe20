import { foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { instant } from './instant';
import { shipments } from './shipments';

/** A link that somebody has made of a parcel's page for their household. It ends by itself, or when revoked. */
export const shareLinks = pgTable(
  'share_links',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    /** The secret of its address: 128 random bits, as a parcel's own. */
    token: text('token').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique('share_links_token_unique').on(table.token),
    foreignKey({
      name: 'share_links_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    index('share_links_by_shipment').on(table.merchantId, table.shipmentId, table.createdAt),
  ],
);
