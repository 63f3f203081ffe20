import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from './instant';
import { shipments } from './shipments';

/** A shopper's wish to be told of a parcel's news. An e-mail address counts only once it was confirmed from its mailbox. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    channel: text('channel').$type<'email' | 'push'>().notNull(),
    /** The address; of a browser its whole push subscription as JSON. Sealed. */
    addressSealed: text('address_sealed').notNull(),
    /** Keyed hash of the address: asked for twice, it is still one. */
    addressHash: text('address_hash').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    status: text('status').$type<'pending' | 'active' | 'ended'>().notNull(),
    /** The secret of the page that confirms and ends it: 128 random bits. */
    token: text('token').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** When the form was last sent: the start of the time in which it can be confirmed. */
    requestedAt: instant('requested_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique('subscriptions_token_unique').on(table.token),
    unique('subscriptions_once').on(table.merchantId, table.shipmentId, table.channel, table.addressHash),
    foreignKey({
      name: 'subscriptions_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    index('subscriptions_by_shipment').on(table.merchantId, table.shipmentId, table.status),
    check('subscriptions_channel', sql`${table.channel} in ('email', 'push')`),
    check('subscriptions_status', sql`${table.status} in ('pending', 'active', 'ended')`),
  ],
);
