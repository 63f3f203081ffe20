import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant';
import { merchants } from './merchants';

/** A carrier's answer or push as it came, kept for evidence until retention drops it. */
export const rawPayloads = pgTable(
  'raw_payloads',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    carrier: text('carrier').notNull(),
    source: text('source').$type<'poll' | 'push' | 'manual'>().notNull(),
    body: text('body').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    index('raw_payloads_received').on(table.receivedAt),
  ],
);
