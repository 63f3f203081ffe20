import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import type { LifeShape, ToldEvents } from './moving-life';
import { instantOf, parseOffsetMinutes } from './wire-time';

/** US Central: the zone in which pickups without one are read. */
const zonelessMinutes = -5 * 60;

/** What FedEx says of the whole parcel after a scan, by event type: its summary is coarser than its scans. */
const summaries: Record<string, [code: string, text: string]> = {
  OC: ['OC', 'Label created'],
  PU: ['PU', 'Picked up'],
  OD: ['OD', 'On FedEx vehicle for delivery'],
  HL: ['HL', 'Ready for pickup'],
  HP: ['HL', 'Ready for pickup'],
  DL: ['DL', 'Delivered'],
  DE: ['DE', 'Delivery exception'],
  SE: ['SE', 'Shipment exception'],
  DY: ['DY', 'Delay'],
  CD: ['CD', 'Clearance delay'],
  CA: ['CA', 'Shipment canceled'],
  RS: ['RS', 'Returning package to shipper'],
};

/** The first parcel's result, of a whole answer or of one number's part of it. */
export function fedexResultOf(body: Json): JsonObject {
  const complete = listAt(objectAt(body, 'output'), 'completeTrackResults')[0] ?? body;
  return listAt(complete, 'trackResults')[0] ?? {};
}

/** One number's part of an answer, with everything in it that names the number. */
export function withFedexResult(trackingNumber: string, result: JsonObject): JsonObject {
  const info = objectAt(result, 'trackingNumberInfo');
  const uniqueId = textAt(info, 'trackingNumberUniqueId')?.replace(/~.*~/, `~${trackingNumber}~`) ?? '';
  const trackingNumberInfo = { ...info, trackingNumber, trackingNumberUniqueId: uniqueId };
  return { trackingNumber, trackResults: [{ ...result, trackingNumberInfo }] };
}

function tell(item: JsonObject, { trackingNumber, events, isComplete }: ToldEvents): Json {
  const scanEvents = events.toReversed();
  if (isComplete) return withFedexResult(trackingNumber, { ...item, scanEvents });
  const { deliveryDetails: _, estimatedDeliveryTimeWindow: window, ...always } = item;
  const isLabelOnly = events.every((event) => textAt(event, 'eventType') === 'OC');
  return withFedexResult(trackingNumber, {
    ...always,
    latestStatusDetail: latestAfter(events.at(-1)),
    dateAndTimes: isLabelOnly ? [] : datesBefore(item),
    estimatedDeliveryTimeWindow: isLabelOnly || !isObject(window) ? { window: {} } : window,
    deliveryDetails: { deliveryAttempts: '0' },
    scanEvents,
  });
}

function latestAfter(event: JsonObject | undefined): JsonObject {
  const [code, text] = summaries[textAt(event, 'eventType') ?? ''] ?? ['IT', 'In transit'];
  const reason = textAt(event, 'exceptionCode');
  const ancillary = { reason, reasonDescription: textAt(event, 'exceptionDescription') };
  return {
    code,
    derivedCode: code,
    statusByLocale: text,
    description: text,
    ...(reason && code !== 'IT' ? { ancillaryDetails: [ancillary] } : {}),
    ...(event?.delayDetail && code !== 'IT' ? { delayDetail: event.delayDetail } : {}),
  };
}

/** What actually happened is known at the end only. */
function datesBefore(item: JsonObject): Json {
  return listAt(item, 'dateAndTimes').filter(({ type }) => type !== 'ACTUAL_DELIVERY');
}

export const fedexLife: LifeShape = {
  itemOf: fedexResultOf,
  eventsOf: (item) => listAt(item, 'scanEvents').reverse(),
  instantOf(event) {
    const date = textAt(event, 'date') ?? '';
    const zone = parseOffsetMinutes(/(?:Z|[+-]\d{2}:\d{2})$/.exec(date)?.[0] ?? null);
    return instantOf(date.slice(0, 19), zone ?? zonelessMinutes);
  },
  offsetMinutes: zonelessMinutes,
  tell,
};
