import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { ShipmentFacts } from '@/lib/tracking/facts';
import type { Milestone, Status } from '@/lib/tracking/milestones';
import type { Suspicion } from '@/lib/tracking/suspicion';
import type { ShipmentSnapshot } from '@/lib/tracking/view';
import { instant } from './instant';
import { merchants } from './merchants';
import { orders } from './orders';

/** A parcel. Numbers are reused, so its identity is (shop, carrier, number, ship-date window). */
export const shipments = pgTable(
  'shipments',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id, { onDelete: 'cascade' }),
    orderId: text('order_id'),
    /** The secret of the page's address: 128 random bits. */
    token: text('token').notNull(),
    carrier: text('carrier').notNull(),
    /** Normalised: upper case, no spaces or dashes. */
    trackingNumber: text('tracking_number').notNull(),
    /** The carrier's own unique id of the parcel, where it has one. */
    carrierShipmentId: text('carrier_shipment_id'),
    shipDateStart: date('ship_date_start', { mode: 'string' }).notNull(),
    /** Last day this use of the number may have begun; null while open. */
    shipDateEnd: date('ship_date_end', { mode: 'string' }),
    status: text('status').$type<Status>().notNull(),
    milestone: text('milestone').$type<Milestone>().notNull(),
    isActionRequired: boolean('is_action_required').notNull(),
    origin: text('origin').$type<'carrier' | 'calculated' | 'agent'>().notNull(),
    estimateDate: date('estimate_date', { mode: 'string' }),
    estimateLastDate: date('estimate_last_date', { mode: 'string' }),
    estimateSource: text('estimate_source').$type<'carrier' | 'calculated'>(),
    /** The ready-to-render view. */
    snapshot: jsonb('snapshot').$type<ShipmentSnapshot>().notNull(),
    /** Goes up by one at each visible change: the page's ETag. */
    snapshotVersion: integer('snapshot_version').notNull().default(1),
    /** What carriers said of the whole parcel, each with how new it was. Input of the snapshot. */
    facts: jsonb('facts').$type<ShipmentFacts>().notNull().default({}),
    /** Why its history may be two parcels' or not the shop's label, with the evidence. */
    suspicions: jsonb('suspicions').$type<Suspicion[]>().notNull().default([]),
    lastEventAt: instant('last_event_at'),
    /** Milestones it has reached, each once in a parcel's life: none is news twice. */
    announced: text('announced').array().$type<Milestone[]>().notNull().default([]),
    /** From when on time alone may change what its page says; null while it cannot. See `lib/tracking/answers`. */
    reconsiderAt: instant('reconsider_at'),
    /** The shipment whose label took this one's place. */
    replacedBy: text('replaced_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique('shipments_token_unique').on(table.token),
    unique('shipments_identity').on(
      table.merchantId,
      table.carrier,
      table.trackingNumber,
      table.shipDateStart,
    ),
    foreignKey({
      name: 'shipments_order',
      columns: [table.merchantId, table.orderId],
      foreignColumns: [orders.merchantId, orders.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'shipments_replaced_by',
      columns: [table.merchantId, table.replacedBy],
      foreignColumns: [table.merchantId, table.id],
    }).onDelete('set null'),
    index('shipments_by_order').on(table.merchantId, table.orderId),
    index('shipments_by_number').on(table.merchantId, table.trackingNumber),
    index('shipments_by_status').on(table.merchantId, table.status, table.lastEventAt, table.id),
    // What the merchant's list of suspicions reads, newest first.
    index('shipments_suspicious')
      .on(table.merchantId, table.updatedAt, table.id)
      .where(sql`${table.suspicions} <> '[]'::jsonb`),
    index('shipments_to_reconsider').on(table.reconsiderAt).where(sql`${table.reconsiderAt} is not null`),
  ],
);
