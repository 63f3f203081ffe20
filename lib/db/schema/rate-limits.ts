import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant';

/**
 * Counters of `rate-limiter-flexible` (`RateLimiterDrizzle` dictates the columns). The one table beside
 * merchants without `merchant_id`: its keys carry the shop, and some brakes stand before a shop is known.
 */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: instant('expire'),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
);
