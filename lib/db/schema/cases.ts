import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from './instant';
import { shipments } from './shipments';

/** What a shopper tells the shop about a parcel, for its support to answer. */
export const cases = pgTable(
  'cases',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    kind: text('kind').$type<'not_received' | 'instructions'>().notNull(),
    status: text('status').$type<'open' | 'closed'>().notNull().default('open'),
    /** What the shopper has checked already, by the keys of the checklist. */
    checked: jsonb('checked').$type<string[]>().notNull().default([]),
    /** What the shopper wrote, sealed: people write addresses and door codes. */
    message: text('message').notNull(),
    /** How to answer: e-mail or phone, sealed; null where none was given. */
    contactSealed: text('contact_sealed'),
    locale: text('locale').$type<Locale>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      name: 'cases_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    // One open case of a kind for each parcel: a form sent twice adds to it.
    uniqueIndex('cases_open_once')
      .on(table.merchantId, table.shipmentId, table.kind)
      .where(sql`${table.status} = 'open'`),
    index('cases_newest').on(table.merchantId, table.status, table.updatedAt, table.id),
    check('cases_kind', sql`${table.kind} in ('not_received', 'instructions')`),
    check('cases_status', sql`${table.status} in ('open', 'closed')`),
  ],
);
