import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from './instant';
import { shipments } from './shipments';

/** How a shopper found a delivery: one answer for each parcel, the newest counts. */
export const ratings = pgTable(
  'ratings',
  {
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    stars: smallint('stars').notNull(),
    comment: text('comment'),
    locale: text('locale').$type<Locale>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.shipmentId] }),
    foreignKey({
      name: 'ratings_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    check('ratings_stars', sql`${table.stars} between 1 and 5`),
  ],
);
