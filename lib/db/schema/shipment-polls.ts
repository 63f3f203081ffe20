import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { SystemState } from '@/lib/tracking/view';
import { carrierAccounts } from './carrier-accounts';
import { instant } from './instant';
import { shipments } from './shipments';

/** When to ask about a parcel next. Narrow, because it is written at every poll. */
export const shipmentPolls = pgTable(
  'shipment_polls',
  {
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    carrier: text('carrier').notNull(),
    accountId: text('account_id'),
    /** Null when there is nothing more to ask. */
    nextPollAt: instant('next_poll_at'),
    lastPolledAt: instant('last_polled_at'),
    /** When the carrier last answered for this parcel: the page's "last checked". */
    lastAnswerAt: instant('last_answer_at'),
    systemState: text('system_state').$type<SystemState>().notNull().default('not_checked_yet'),
    consecutiveFailures: integer('consecutive_failures').notNull().default(0),
    /** When an open page last asked for news. Newer than `last_polled_at`: somebody is waiting. */
    refreshRequestedAt: instant('refresh_requested_at'),
    /** When the carrier last told of this parcel by itself. */
    lastPushAt: instant('last_push_at'),
    /** Held by a worker until then. */
    leasedUntil: instant('leased_until'),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.shipmentId] }),
    foreignKey({
      name: 'shipment_polls_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'shipment_polls_account',
      columns: [table.merchantId, table.accountId],
      foreignColumns: [carrierAccounts.merchantId, carrierAccounts.id],
    }).onDelete('set null'),
    index('shipment_polls_due').on(table.nextPollAt).where(sql`${table.nextPollAt} is not null`),
    index('shipment_polls_by_account').on(table.merchantId, table.accountId, table.nextPollAt),
    // Few at a time: a page that is open asked, and nobody has answered yet.
    index('shipment_polls_waited_for')
      .on(table.merchantId, table.accountId, table.nextPollAt)
      .where(sql`${table.refreshRequestedAt} > coalesce(${table.lastPolledAt}, '-infinity')`),
  ],
);
