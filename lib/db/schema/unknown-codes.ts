import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant';
import { merchants } from './merchants';

/** Carrier codes we have no meaning for, counted: what to map next. */
export const unknownCodes = pgTable(
  'unknown_codes',
  {
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    carrier: text('carrier').notNull(),
    code: text('code').notNull(),
    text: text('text').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
    lastSeen: instant('last_seen').notNull(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.carrier, table.code, table.text] })],
);
