import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';

const renamedFields = [
  ['destinationZIP', 'destinationZIPCode'],
  ['originZIP', 'originZIPCode'],
] as const;

const expectationFields = [
  ['expectedDeliveryTimeStamp', 'expectedDeliveryDate'],
  ['predictedDeliveryDate', 'predictedDeliveryDate'],
  ['predictedDeliveryWindowStartTime', 'predictedDeliveryWindowStartTime'],
  ['predictedDeliveryWindowEndTime', 'predictedDeliveryWindowEndTime'],
  ['guaranteedDeliveryTimeStamp', 'guaranteedDeliveryDate'],
  ['endOfDay', 'endOfDay'],
] as const;

function renamed(value: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]): [string, Json] => [key === from ? to : key, field]),
  );
}

/** A parcel in the shape of `POST /tracking/v3r2/tracking`, made from either shape. */
export function toV3r2(item: JsonObject): JsonObject {
  let result = item;
  for (const [v3, v3r2] of renamedFields) result = renamed(result, v3, v3r2);
  const expectation: JsonObject = { ...objectAt(item, 'deliveryDateExpectation') };
  for (const [v3, v3r2] of expectationFields) {
    const value = item[v3];
    if (value === undefined) continue;
    expectation[v3r2] = v3.endsWith('TimeStamp') && typeof value === 'string' ? value.slice(0, 10) : value;
    delete result[v3];
  }
  if (Object.keys(expectation).length > 0) result.deliveryDateExpectation = expectation;
  return {
    ...result,
    trackingEvents: listAt(item, 'trackingEvents').map((event) => renamed(event, 'eventZIP', 'eventZIPCode')),
  };
}

/** The same parcel in the older shape of `GET /tracking/v3/tracking/{n}?expand=DETAIL`. */
export function toV3(item: Json): Json {
  if (!isObject(item)) return item;
  const { deliveryDateExpectation, ...rest } = item;
  let result: JsonObject = rest;
  for (const [v3, v3r2] of renamedFields) result = renamed(result, v3r2, v3);
  for (const [v3, v3r2] of expectationFields) {
    const value = isObject(deliveryDateExpectation) ? deliveryDateExpectation[v3r2] : undefined;
    if (value === undefined) continue;
    result[v3] = v3.endsWith('TimeStamp') && typeof value === 'string' ? `${value}T00:00:00` : value;
  }
  return {
    ...result,
    trackingEvents: listAt(item, 'trackingEvents').map((event) => renamed(event, 'eventZIPCode', 'eventZIP')),
  };
}

/** Without `expand=DETAIL` the older call gives sentences instead of events. */
export function toV3Summary(item: Json): Json {
  const detail = toV3(item);
  if (!isObject(detail)) return detail;
  const { trackingEvents: _, ...rest } = detail;
  const sentences = listAt(detail, 'trackingEvents').map((event) =>
    [textAt(event, 'eventType'), textAt(event, 'eventTimestamp'), textAt(event, 'eventCity')]
      .filter((part) => part !== null)
      .join(', '),
  );
  return { ...rest, eventSummaries: sentences };
}
