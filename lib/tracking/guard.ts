import type { TrackingEvent } from './event';
import { wallClockMs } from './event-time';
import type { UpdateFacts } from './facts';

const dayMs = 86_400_000;
/** Labels are printed a little early, and the shop's calendar is not the carrier's. */
const daysBeforeWindow = 3;
/** USPS gives a number out again after 120 days at the earliest; a parcel is rarely on its way that long. */
const daysAfterWindow = 120;
/** Wall clocks run up to 14 hours ahead of UTC; beyond that a date is a mistake. */
const daysAhead = 2;

/** What a shop knows of one use of a number. */
export interface ExpectedParcel {
  trackingNumber: string;
  carrierShipmentId: string | null;
  /** `YYYY-MM-DD` */
  shipDateStart: string;
  shipDateEnd: string | null;
  /** `shipDateStart` of the shop's next parcel under this number; null when there is none. */
  nextUseStart: string | null;
}

export type Guarded =
  | { ok: true; events: TrackingEvent[]; droppedEvents: number; isOtherUse: boolean }
  | { ok: false; reason: 'wrong_number' | 'wrong_parcel' };

/**
 * Is this answer about this parcel? Carriers do answer about the wrong one, and numbers are used again. An
 * event dated outside the ship-date window belongs to another use of the number and is dropped, as is one
 * without a real date or from the future. When that leaves nothing, the rest of the answer is about the
 * other parcel too (`isOtherUse`) and its facts must not be kept.
 */
export function guardUpdate(
  parcel: ExpectedParcel,
  update: Pick<UpdateFacts, 'carrierShipmentId'> & {
    trackingNumber: string;
    events: readonly TrackingEvent[];
  },
  now: Date,
): Guarded {
  if (plain(update.trackingNumber) !== plain(parcel.trackingNumber))
    return { ok: false, reason: 'wrong_number' };
  const known = parcel.carrierShipmentId;
  if (known !== null && update.carrierShipmentId !== null && known !== update.carrierShipmentId) {
    return { ok: false, reason: 'wrong_parcel' };
  }
  const lastMs = now.getTime() + daysAhead * dayMs;
  const events = update.events.filter(
    (event) =>
      isOfThisUse(parcel, event) && wallClockMs(event.localTime) <= lastMs && isInstant(event.occurredAt),
  );
  const droppedEvents = update.events.length - events.length;
  return { ok: true, events, droppedEvents, isOtherUse: droppedEvents > 0 && events.length === 0 };
}

/**
 * Does an event's day lie in this use of the number? By the calendar alone, so that two uses never share one:
 * a use ends where the next one begins.
 */
export function isOfThisUse(
  { shipDateStart, shipDateEnd, nextUseStart }: Omit<ExpectedParcel, 'trackingNumber' | 'carrierShipmentId'>,
  { localTime }: Pick<TrackingEvent, 'localTime'>,
): boolean {
  const wallMs = wallClockMs(localTime);
  const endMs =
    shipDateEnd === null ? Number.POSITIVE_INFINITY : wallClockMs(shipDateEnd) + daysAfterWindow * dayMs;
  const nextMs = nextUseStart === null ? Number.POSITIVE_INFINITY : beginMs(nextUseStart);
  return wallMs >= beginMs(shipDateStart) && wallMs <= endMs && wallMs < nextMs;
}

/** The first day whose events belong to a use that was shipped on `shipDateStart`; both `YYYY-MM-DD`. */
export function firstDayOfUse(shipDateStart: string): string {
  return new Date(beginMs(shipDateStart)).toISOString().slice(0, 10);
}

function beginMs(shipDateStart: string): number {
  return wallClockMs(shipDateStart) - daysBeforeWindow * dayMs;
}

function isInstant(occurredAt: string | null): boolean {
  return occurredAt === null || !Number.isNaN(Date.parse(occurredAt));
}

function plain(trackingNumber: string): string {
  return trackingNumber.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
