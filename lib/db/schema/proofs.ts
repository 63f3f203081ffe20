import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant';
import { shipments } from './shipments';

/** A carrier's proof of delivery. Personal: sealed, and shown only to who has proved to be the buyer. */
export const proofs = pgTable(
  'proofs',
  {
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    kind: text('kind').$type<'signature' | 'photo'>().notNull(),
    /** WebP, decoded and encoded again by us; base64, sealed. */
    imageSealed: text('image_sealed').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.shipmentId, table.kind] }),
    foreignKey({
      name: 'proofs_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    check('proofs_kind', sql`${table.kind} in ('signature', 'photo')`),
  ],
);
