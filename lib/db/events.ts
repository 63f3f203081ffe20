import { and, eq, inArray, sql } from 'drizzle-orm';
import type { TrackingEvent } from '@/lib/tracking/event';
import { fingerprint } from '@/lib/tracking/fingerprint';
import type { Executor } from './client';
import { events } from './schema/events';

/** All stored events of some parcels, by shipment id, in no order. */
export async function listEvents(
  db: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
): Promise<Map<string, TrackingEvent[]>> {
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.merchantId, merchantId), inArray(events.shipmentId, [...shipmentIds])));
  const found = new Map<string, TrackingEvent[]>(shipmentIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.shipmentId)?.push(eventOf(row));
  return found;
}

function eventOf(row: typeof events.$inferSelect): TrackingEvent {
  const { meaning, localTime, utcOffset, place, sequence, rule, origin } = row;
  const { carrierCode, carrierText, carrierEventId } = row;
  return {
    ...{ meaning, localTime, utcOffset, place, sequence, rule, origin },
    ...{ carrierCode, carrierText, carrierEventId },
    occurredAt: row.occurredAt?.toISOString() ?? null,
  };
}

export interface EventToSave {
  shipmentId: string;
  event: TrackingEvent;
  source: 'poll' | 'push' | 'manual';
  rawPayloadId: string | null;
  /** `YYYY-MM-DD` that it is stored under already: the same instant may be another day in another zone. */
  storedOn: string | null;
}

/** Rows per statement: well below the 65,535 parameters that Postgres takes. */
const rowsPerStatement = 1_000;

/**
 * Stores events; one that is there already takes on the new content, but keeps when and where it first came
 * from. The caller holds the parcel's lock and has decided which content is the better (`mergeEvents`).
 */
export async function saveEvents(
  db: Executor,
  merchantId: string,
  items: readonly EventToSave[],
  now: Date,
): Promise<void> {
  await deleteMoved(db, merchantId, items);
  const rows = items.map(({ shipmentId, event, source, rawPayloadId }) => ({
    ...event,
    merchantId,
    shipmentId,
    source,
    rawPayloadId,
    receivedAt: now,
    localDate: event.localTime.slice(0, 10),
    fingerprint: fingerprint(event),
    occurredAt: event.occurredAt === null ? null : new Date(event.occurredAt),
  }));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await db
      .insert(events)
      .values(rows.slice(start, start + rowsPerStatement))
      .onConflictDoUpdate({
        target: [events.merchantId, events.shipmentId, events.localDate, events.fingerprint],
        set: {
          meaning: sql`excluded.meaning`,
          localTime: sql`excluded.local_time`,
          utcOffset: sql`excluded.utc_offset`,
          occurredAt: sql`excluded.occurred_at`,
          place: sql`excluded.place`,
          carrierText: sql`excluded.carrier_text`,
          sequence: sql`excluded.sequence`,
          rule: sql`excluded.rule`,
        },
      });
  }
}

/** The day is part of a row's key, so that an event which moves to another day would else be there twice. */
async function deleteMoved(db: Executor, merchantId: string, items: readonly EventToSave[]): Promise<void> {
  for (const { shipmentId, event, storedOn } of items) {
    if (storedOn === null || storedOn === event.localTime.slice(0, 10)) continue;
    await db
      .delete(events)
      .where(
        and(
          eq(events.merchantId, merchantId),
          eq(events.shipmentId, shipmentId),
          eq(events.localDate, storedOn),
          eq(events.fingerprint, fingerprint(event)),
        ),
      );
  }
}

/** Makes the months' partitions that are missing up to `monthsAhead` from now. Returns how many. Run daily. */
export async function ensureEventPartitions(db: Executor, monthsAhead: number): Promise<number> {
  const [row] = await db.execute<{ made: number }>(
    sql`select ensure_event_partitions(${monthsAhead}) as made`,
  );
  return row?.made ?? 0;
}
