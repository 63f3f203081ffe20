import type { TrackingEvent } from '@/lib/tracking/event';
import { isNotice } from '@/lib/tracking/milestones';
import type { ShipmentUpdate } from '../carrier';
import { inOrder } from '../reading/in-order';
import { eventTime } from '../reading/local-time';
import type { UpsActivity, UpsPackage, UpsStatusFields } from './answer';
import {
  upsDeliveredOn,
  upsDimensions,
  upsEstimate,
  upsPackagePlace,
  upsPlace,
  upsSignedBy,
  upsWeight,
} from './facts';
import { upsMeaning } from './meaning';

/** Reads one package. Null when it says nothing at all: no event, no status, no delivery day. */
export function upsUpdate(parcel: UpsPackage, trackingNumber: string): ShipmentUpdate | null {
  const events = readEvents(parcel.activity);
  const summary = readSummary(parcel, events);
  if (events.length === 0 && !summary) return null;
  return {
    trackingNumber,
    // UPS numbers repeat after a while and the answer has no other id of the parcel.
    carrierShipmentId: null,
    events,
    summary,
    estimate: upsEstimate(parcel),
    deliveredTo: parcel.deliveryInformation?.location || null,
    signedBy: upsSignedBy(parcel),
    service: parcel.service?.description || null,
    weight: upsWeight(parcel.weight),
    dimensions: upsDimensions(parcel.dimension),
    origin: upsPackagePlace(parcel, 'ORIGIN'),
    destination: upsPackagePlace(parcel, 'DESTINATION'),
  };
}

/** UPS lists the newest first. An activity without a readable day cannot stand in a history and is left out. */
function readEvents(activities: readonly UpsActivity[]): TrackingEvent[] {
  return inOrder(activities.toReversed().flatMap((activity) => readEvent(activity) ?? []));
}

function readEvent(activity: UpsActivity): TrackingEvent | null {
  const time = eventTime({
    local: { date: activity.date, time: activity.time },
    offset: activity.gmtOffset,
    utc: { date: activity.gmtDate, time: activity.gmtTime },
  });
  const status = activity.status;
  if (!time || !status || !saysSomething(status)) return null;
  return {
    ...upsMeaning({ ...status, text: textOf(status) }),
    ...time,
    place: upsPlace(activity.location?.address),
    carrierCode: codeOf(status),
    carrierText: textOf(status),
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier',
  };
}

/**
 * `currentStatus` repeats the newest activity, so it counts only where no event says the same: UPS lays a
 * delay over a history this way. Some answers lack it, or have a delivery day and nothing else.
 */
function readSummary(parcel: UpsPackage, events: readonly TrackingEvent[]): ShipmentUpdate['summary'] {
  const status = parcel.currentStatus ?? parcel.activity[0]?.status ?? null;
  if (status && saysSomething(status)) {
    const { meaning, rule } = upsMeaning({ ...status, text: textOf(status) });
    const isRepeated = events.some(
      (event) => event.meaning === meaning || isSameStatus(event.carrierCode, codeOf(status)),
    );
    if (!isRepeated && !isNotice(meaning) && (meaning !== 'unknown.unmapped' || events.length === 0)) {
      return { milestone: meaning, carrierCode: codeOf(status), carrierText: textOf(status), rule };
    }
  }
  if (events.length > 0 || !upsDeliveredOn(parcel)) return null;
  return {
    milestone: 'delivered.delivered',
    carrierCode: 'DEL',
    carrierText: '',
    rule: 'ups.deliveryDate:DEL',
  };
}

/** "I/021/OT": type, three-digit status, activity code; an absent part stays empty. */
function codeOf(status: UpsStatusFields): string {
  return `${status.type}/${status.statusCode}/${status.code}`;
}

/** Equal codes, or the same three digits where one of the two lacks the activity code. */
function isSameStatus(eventCode: string, statusCode: string): boolean {
  const digits = statusCode.split('/')[1];
  return eventCode === statusCode || (digits !== '' && eventCode.split('/')[1] === digits);
}

function saysSomething(status: UpsStatusFields): boolean {
  return codeOf(status) !== '//' || textOf(status) !== '';
}

function textOf(status: UpsStatusFields): string {
  return status.description || status.simplifiedTextDescription;
}
