import { type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import type { LifeView } from './life';
import { deliveryAt } from './ups-delivery';
import { compactDate, compactTime, fallbackOffset, offsetOf, wallTime } from './ups-time';
import { instantOf, localTimeAt } from './wire-time';

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
  const { deliveryInformation, deliveryDate, deliveryTime, accessPointInformation, milestones, ...always } =
    recordedPackage;
  const result: JsonObject = {
    ...always,
    ...deliveryAt(recordedPackage, { recorded, activities, fallback, view }),
    trackingNumber: view.trackingNumber,
    activity: activities.toReversed(),
  };
  if (recordedPackage.currentStatus && !view.isComplete) result.currentStatus = statusOf(activities.at(-1));
  if (view.isComplete && accessPointInformation) result.accessPointInformation = accessPointInformation;
  if (view.isComplete && milestones) result.milestones = milestones;
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

function statusOf(activity: JsonObject | undefined): JsonObject {
  const status = objectAt(activity, 'status');
  const simplified = simplifiedTexts[textAt(status, 'statusCode') ?? ''];
  return simplified ? { ...status, simplifiedTextDescription: simplified } : { ...status };
}
