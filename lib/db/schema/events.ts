import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Place } from '@/lib/tracking/event';
import type { Meaning } from '@/lib/tracking/milestones';
import { instant } from './instant';
import { shipments } from './shipments';

/**
 * What happened to parcels. Partitioned by month of `local_date` (see the migration; drizzle-kit does not
 * know partitions), so that retention is a drop.
 */
export const events = pgTable(
  'events',
  {
    merchantId: text('merchant_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    /** Day of `local_time`. */
    localDate: date('local_date', { mode: 'string' }).notNull(),
    /** `fingerprint` of `lib/tracking/fingerprint.ts`. */
    fingerprint: text('fingerprint').notNull(),
    meaning: text('meaning').$type<Meaning>().notNull(),
    localTime: text('local_time').notNull(),
    utcOffset: text('utc_offset'),
    occurredAt: instant('occurred_at'),
    place: jsonb('place').$type<Place>(),
    carrierCode: text('carrier_code').notNull(),
    carrierText: text('carrier_text').notNull(),
    carrierEventId: text('carrier_event_id'),
    sequence: integer('sequence').notNull(),
    rule: text('rule').notNull(),
    origin: text('origin').$type<'carrier' | 'calculated' | 'agent'>().notNull(),
    source: text('source').$type<'poll' | 'push' | 'manual'>().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** The answer it came in. No foreign key: raw payloads are dropped earlier than events. */
    rawPayloadId: text('raw_payload_id'),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.shipmentId, table.localDate, table.fingerprint] }),
    foreignKey({
      name: 'events_shipment',
      columns: [table.merchantId, table.shipmentId],
      foreignColumns: [shipments.merchantId, shipments.id],
    }).onDelete('cascade'),
    index('events_received').on(table.merchantId, table.receivedAt),
  ],
);
