import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import { isNotice } from '@/lib/tracking/milestones';
import type { Estimate } from '@/lib/tracking/view';
import type { ShipmentUpdate } from '../carrier';
import { estimateOn } from '../reading/estimate-days';
import { inOrder } from '../reading/in-order';
import { type EventTime, eventTime } from '../reading/local-time';
import { readDimensions, readWeight } from '../reading/measures';
import { readStatus } from '../reading/status-table';
import type { GhnOrder } from './answer';
import { ghnStatuses } from './statuses';

/** GHN delivers within Vietnam, which has one zone and no summer time. */
const vietnam = '+07:00';

/** GHN's times are instants with a `Z`; "0001-01-01T00:00:00Z" is its word for "never". */
export function ghnTime(stamp: string): EventTime | null {
  const isInstant = /\d[Z]$|[+-]\d{2}:?\d{2}$/i.test(stamp);
  return isInstant && !stamp.startsWith('0001-') ? eventTime({ utc: stamp, offset: vietnam }) : null;
}

export function ghnEvent(
  entry: { status: string; stamp: string; reason?: string; office?: string },
  sequence = 0,
): TrackingEvent | null {
  const time = ghnTime(entry.stamp);
  if (!time || !entry.status) return null;
  const status = readStatus(ghnStatuses, 'ghn.status', { code: entry.status });
  return {
    ...status,
    carrierText: entry.reason ? `${status.carrierText}: ${entry.reason}` : status.carrierText,
    ...time,
    place: entry.office ? { city: entry.office, state: null, postalCode: null, country: 'VN' } : null,
    carrierEventId: null,
    sequence,
    origin: 'carrier',
  };
}

/** Null when the order has neither a status nor a history. */
export function ghnUpdate(order: GhnOrder, trackingNumber: string): ShipmentUpdate | null {
  const events = readEvents(order);
  const summary = readSummary(order, events);
  if (events.length === 0 && !summary) return null;
  return {
    ...noFacts,
    trackingNumber,
    events,
    summary,
    estimate: readEstimate(order),
    weight: readWeight(order.weight, 'G'),
    dimensions: readDimensions([order.length, order.width, order.height], 'CM'),
  };
}

/** The log begins with the collection; that the order was made is known from its own date. */
function readEvents({ log, created_date }: GhnOrder): TrackingEvent[] {
  const isMade = log.some(({ status }) => status === 'ready_to_pick');
  const made = isMade ? [] : [{ status: 'ready_to_pick', updated_date: created_date }];
  return inOrder(
    [...made, ...log].flatMap(({ status, updated_date }) => ghnEvent({ status, stamp: updated_date }) ?? []),
  );
}

/** The order's status counts only where the log does not have it yet. */
function readSummary({ status }: GhnOrder, events: readonly TrackingEvent[]): ShipmentUpdate['summary'] {
  if (!status || events.some(({ carrierCode }) => carrierCode === status)) return null;
  const { meaning, ...said } = readStatus(ghnStatuses, 'ghn.status', { code: status });
  if (isNotice(meaning) || (meaning === 'unknown.unmapped' && events.length > 0)) return null;
  return { milestone: meaning, ...said };
}

function readEstimate({ leadtime, leadtime_order: range }: GhnOrder): Estimate | null {
  const first = promisedDay(range?.from_estimate_date ?? '');
  const last = promisedDay(range?.to_estimate_date ?? '') ?? promisedDay(leadtime);
  const date = first && last && first <= last ? first : last;
  if (!date) return null;
  return { ...estimateOn(date), lastDate: last !== date ? last : null };
}

/**
 * A deadline as a day in Vietnam. GHN writes the end of a day as "…T23:59:59Z" (its own example) and means
 * that very day: read as an instant it would be seven in the morning of the next.
 */
function promisedDay(stamp: string): string | null {
  if (/T23:59:59(\.\d+)?Z$/.test(stamp)) return eventTime({ local: stamp.slice(0, 10) })?.localTime ?? null;
  return ghnTime(stamp)?.localTime.slice(0, 10) ?? null;
}
