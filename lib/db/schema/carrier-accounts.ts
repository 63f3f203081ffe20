import { sql } from 'drizzle-orm';
import { check, doublePrecision, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant';
import { merchants } from './merchants';

/** A shop's account with a carrier. */
export const carrierAccounts = pgTable(
  'carrier_accounts',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    carrier: text('carrier').notNull(),
    name: text('name').notNull(),
    /** Field name → sealed value (`lib/crypto.ts`); never readable outside. */
    credentials: jsonb('credentials').$type<Record<string, string>>().notNull(),
    status: text('status')
      .$type<'untested' | 'working' | 'failing' | 'disabled'>()
      .notNull()
      .default('untested'),
    /** A `CarrierErrorCode`, and what exactly is missing ("missing_scope:tracking"). */
    lastError: text('last_error'),
    lastErrorReason: text('last_error_reason'),
    lastCheckedAt: instant('last_checked_at'),
    /** Agreed with the carrier; null takes the carrier's usual limit. */
    requestsPerHour: integer('requests_per_hour'),
    /** Earliest time of the next request, where the carrier limits the pace too. */
    nextRequestAt: instant('next_request_at'),
    /** Sealed secret that the carrier signs its pushes with, or sends along. Null: it cannot push. */
    pushSecret: text('push_secret'),
    /** Sealed last part of the address that the carrier pushes to, and what it is found by (SHA-256, hex). */
    inboundKey: text('inbound_key'),
    inboundKeyHash: text('inbound_key_hash').unique('carrier_accounts_inbound_key'),
    /** When a genuine push last came. */
    lastPushAt: instant('last_push_at'),
    /** Token bucket: what is left as of `refilled_at`. Null before the first call: a full bucket. */
    tokens: doublePrecision('tokens'),
    refilledAt: instant('refilled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    check('carrier_accounts_status', sql`${table.status} in ('untested', 'working', 'failing', 'disabled')`),
  ],
);
