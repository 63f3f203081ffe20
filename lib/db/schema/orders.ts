import { index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from './instant';
import { merchants } from './merchants';

/** An order. Contact data is kept as keyed hashes: enough to recognise its buyer. Its recipient is sealed. */
export const orders = pgTable(
  'orders',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    /** As the shop writes it: "#1042". */
    number: text('number').notNull(),
    /** As shoppers type it: upper case, no `#`, spaces or dashes. See `orderNumberKey`. */
    numberKey: text('number_key').notNull(),
    placedAt: instant('placed_at').notNull(),
    locale: text('locale').$type<Locale>(),
    emailHash: text('email_hash'),
    postcodeHash: text('postcode_hash'),
    /** Whom and where it goes to, as JSON, sealed; shown only to who has proved to be the buyer. */
    recipientSealed: text('recipient_sealed'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique('orders_number_unique').on(table.merchantId, table.number),
    index('orders_by_number_key').on(table.merchantId, table.numberKey),
    index('orders_placed').on(table.merchantId, table.placedAt, table.id),
  ],
);
