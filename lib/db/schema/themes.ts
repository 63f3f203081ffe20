import { desc, sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Theme } from '@/lib/branding/theme';
import { instant } from './instant';
import { merchants } from './merchants';

/** An immutable version of a shop's look. The one in force is the latest published. */
export const themes = pgTable(
  'themes',
  {
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    status: text('status').$type<'draft' | 'scheduled' | 'published'>().notNull(),
    theme: jsonb('theme').$type<Theme>().notNull(),
    scheduledFor: instant('scheduled_for'),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.version] }),
    index('themes_in_force')
      .on(table.merchantId, desc(table.publishedAt))
      .where(sql`${table.status} = 'published'`),
    check('themes_status', sql`${table.status} in ('draft', 'scheduled', 'published')`),
  ],
);
