import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './instant';
import { merchants } from './merchants';

/** A shop's own host name. Until verified, anybody may claim it; verified, it belongs to one shop. */
export const domains = pgTable(
  'domains',
  {
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    /** Lower case, punycode, no port. */
    host: text('host').notNull(),
    verifiedAt: instant('verified_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.host] }),
    uniqueIndex('domains_verified_host').on(table.host).where(sql`${table.verifiedAt} is not null`),
    check('domains_host_shape', sql`${table.host} ~ '^[a-z0-9.-]+[.][a-z0-9-]+$'`),
  ],
);
