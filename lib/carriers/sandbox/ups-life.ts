import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import type { LifeView } from './life';
import { instantOf, localTimeAt, moveCalendarText, parseOffsetMinutes, windowAround } from './wire-time';

/** `simplifiedTextDescription` by status code, as far as lives need it; UPS leaves it out for others. */
const simplifiedTexts: Record<string, string> = {
  '003': 'Shipment Ready for UPS',
  '005': 'On the Way',
  '006': 'Out for Delivery',
  '010': 'On the Way',
  '011': 'Delivered',
  '012': 'Clearance in Progress',
  '013': 'Exception',
  '014': 'Clearance Completed',
  '017': 'Held for Customer Pickup',
  '021': 'Out for Delivery',
  '145': 'Delivery Attempted',
  '160': 'We Have Your Package',
  '161': 'Delivered to UPS Access Point',
};

export function packageOf(body: Json): JsonObject {
  const packages = listAt(objectAt(body, 'trackResponse'), 'shipment').flatMap((s) => listAt(s, 'package'));
  return packages.find((item) => listAt(item, 'activity').length > 0) ?? packages[0] ?? {};
}

/** `20260318` and `091519` (or `9:15:19`, or `74700`) as `2026-03-18T09:15:19`. */
function wallTime(date: string | null, time: string | null): string | null {
  if (!date || !/^\d{8}$/.test(date)) return null;
  const digits = (time ?? '').replace(/\D/g, '').padStart(6, '0');
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return `${day}T${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`;
}

function compactDate(localTime: string): string {
  return localTime.slice(0, 10).replaceAll('-', '');
}

function compactTime(localTime: string): string {
  return localTime.slice(11).replaceAll(':', '');
}

/** Minutes east of UTC: from the offset, or from the distance between local and GMT; null without both. */
function offsetOf(activity: JsonObject): number | null {
  const offset = parseOffsetMinutes(textAt(activity, 'gmtOffset'));
  if (offset !== null) return offset;
  const local = wallTime(textAt(activity, 'date'), textAt(activity, 'time'));
  const gmt = wallTime(textAt(activity, 'gmtDate'), textAt(activity, 'gmtTime'));
  return local && gmt ? (instantOf(local, 0) - instantOf(gmt, 0)) / 60_000 : null;
}

function fallbackOffset(activities: readonly JsonObject[]): number {
  return activities.map(offsetOf).find((offset) => offset !== null) ?? 0;
}

/** Instants of a UPS life, oldest first. An activity without an offset is read with its neighbours'. */
export function upsEventInstants(body: Json): number[] {
  const activities = listAt(packageOf(body), 'activity').reverse();
  const fallback = fallbackOffset(activities);
  return activities.map((activity) => {
    const local = wallTime(textAt(activity, 'date'), textAt(activity, 'time')) ?? '';
    return instantOf(local, offsetOf(activity) ?? fallback);
  });
}

function activityAt(activity: JsonObject, shownAt: number, fallback: number): JsonObject {
  const local = localTimeAt(shownAt, offsetOf(activity) ?? fallback);
  const gmt = localTimeAt(shownAt, 0);
  const moved: JsonObject = { ...activity, date: compactDate(local), time: compactTime(local) };
  if (textAt(activity, 'gmtDate')) moved.gmtDate = compactDate(gmt);
  const gmtTime = textAt(activity, 'gmtTime');
  if (gmtTime) moved.gmtTime = gmtTime.includes(':') ? gmt.slice(11) : compactTime(gmt);
  return moved;
}

/** A UPS answer at one moment of a recorded life. A shipment of several parcels is told as its first. */
export function revealUps(body: Json, view: LifeView): JsonObject {
  const recordedPackage = packageOf(body);
  const recorded = listAt(recordedPackage, 'activity').reverse();
  const fallback = fallbackOffset(recorded);
  const activities = view.shownAt.map((at, index) => activityAt(recorded[index] ?? {}, at, fallback));
  const newest = activities.at(-1) ?? {};
  const { deliveryInformation, accessPointInformation, milestones, ...always } = recordedPackage;
  const result: JsonObject = { ...always, trackingNumber: view.trackingNumber };
  result.activity = activities.reverse();
  if (recordedPackage.currentStatus && !view.isComplete) result.currentStatus = statusOf(newest);
  Object.assign(result, deliveryOf(recordedPackage, { recorded, newest, fallback, view }));
  if (view.isComplete) {
    if (accessPointInformation) result.accessPointInformation = accessPointInformation;
    if (milestones) result.milestones = milestones;
  }
  if (deliveryInformation && typeOf(newest) === 'D') result.deliveryInformation = deliveryInformation;
  return withPackage(body, view.trackingNumber, result);
}

/** The recorded answer with one parcel in place of its own. */
export function withPackage(body: Json, trackingNumber: string, parcel: JsonObject): JsonObject {
  const response = objectAt(body, 'trackResponse');
  const shipment = listAt(response, 'shipment')[0] ?? {};
  return {
    trackResponse: {
      ...response,
      shipment: [{ ...shipment, inquiryNumber: trackingNumber, package: [parcel] }],
    },
  };
}

function typeOf(activity: JsonObject): string | null {
  return textAt(objectAt(activity, 'status'), 'type');
}

function statusOf(activity: JsonObject): JsonObject {
  const status = objectAt(activity, 'status');
  const simplified = simplifiedTexts[textAt(status, 'statusCode') ?? ''];
  return simplified ? { ...status, simplifiedTextDescription: simplified } : { ...status };
}

/**
 * `deliveryDate` and `deliveryTime`. Before the first scan UPS sends them empty; then a scheduled day, with
 * a window once the parcel is on the van; then the delivery itself.
 */
function deliveryOf(
  parcel: JsonObject,
  at: { recorded: readonly JsonObject[]; newest: JsonObject; fallback: number; view: LifeView },
): JsonObject {
  const last = at.recorded.at(-1) ?? {};
  const lastLocal = wallTime(textAt(last, 'date'), textAt(last, 'time')) ?? '';
  const offsetMinutes = offsetOf(last) ?? at.fallback;
  const { toParcelTime } = at.view;
  const move = (text: string) =>
    moveCalendarText(text, { offsetMinutes, timeOfDay: lastLocal.slice(11) || '12:00:00', toParcelTime });
  const dates = listAt(parcel, 'deliveryDate').map((entry) => ({
    ...entry,
    date: compactDate(move(wallTime(textAt(entry, 'date'), null)?.slice(0, 10) ?? '')),
  }));
  if (at.view.isComplete) return completeDelivery(parcel, dates, at.newest);
  const scheduled = dates.find((entry) => textAt(entry, 'type') !== 'DEL')?.date || dates[0]?.date;
  if (!scheduled) return { deliveryDate: dates };
  if (typeOf(at.newest) === 'M') {
    return {
      deliveryDate: [{ type: 'SDD', date: '' }],
      deliveryTime: { type: '', startTime: '', endTime: '' },
    };
  }
  const isOnVan = /out for delivery/i.test(textAt(objectAt(at.newest, 'status'), 'description') ?? '');
  const window = isOnVan && typeOf(last) === 'D' ? windowAround(move(lastLocal)) : null;
  const clock = (text: string) => `${text.replace(':', '')}00`;
  return {
    deliveryDate: [{ type: 'SDD', date: scheduled }],
    deliveryTime: window
      ? { type: 'EDW', startTime: clock(window.start), endTime: clock(window.end) }
      : { type: 'EOD', endTime: '' },
  };
}

function completeDelivery(parcel: JsonObject, dates: JsonObject[], newest: JsonObject): JsonObject {
  const delivered = typeOf(newest) === 'D';
  const deliveryDate = dates.map((entry) =>
    delivered && textAt(entry, 'type') === 'DEL' ? { ...entry, date: newest.date ?? '' } : entry,
  );
  const time = parcel.deliveryTime;
  const isDeliveredTime = delivered && isObject(time) && textAt(time, 'type') === 'DEL';
  return {
    ...(dates.length > 0 && { deliveryDate }),
    ...(time !== undefined && {
      deliveryTime: isDeliveredTime ? { ...time, endTime: newest.time ?? '' } : time,
    }),
  };
}
