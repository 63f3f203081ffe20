import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from './instant';

/** A shop. The tenant: every other row belongs to one. */
export const merchants = pgTable(
  'merchants',
  {
    id: text('id').primaryKey(),
    /** First segment of the shop's pages; never a word of `lib/branding/reserved-slugs.ts`. */
    slug: text('slug').notNull().unique('merchants_slug_unique'),
    name: text('name').notNull(),
    homepage: text('homepage'),
    defaultLocale: text('default_locale').$type<Locale>().notNull().default('en'),
    /** IANA zone in which the shop counts its days. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Whether its pages offer updates by e-mail and push: only where something sends them. */
    offersUpdates: boolean('offers_updates').notNull().default(false),
    /** The key pair that browsers know the shop's push messages by (VAPID, RFC 8292), as JSON, sealed. */
    vapidSealed: text('vapid_sealed'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check(
      'merchants_slug_shape',
      sql`${table.slug} ~ '^[a-z0-9](-?[a-z0-9])*$' and length(${table.slug}) <= 63`,
    ),
  ],
);
