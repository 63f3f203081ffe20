import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import { type LifeShape, movingLife } from './moving-life';
import { localTimeAt, parseOffsetMinutes } from './wire-time';

/** Zone of a recorded time that has none. */
const fallbackOffset = -240;

/** Which provider of the recording an event belongs to, while the events of all of them are moved together. */
const providerMark = '$provider';

function providersOf(item: JsonObject): JsonObject[] {
  return listAt(objectAt(objectAt(item, 'track_info'), 'tracking'), 'providers');
}

function offsetOf(event: JsonObject): number | null {
  return parseOffsetMinutes(textAt(objectAt(event, 'time_raw'), 'timezone'));
}

function instantOf(event: JsonObject): number {
  const raw = objectAt(event, 'time_raw');
  const local = `${textAt(raw, 'date') ?? ''}T${textAt(raw, 'time') ?? '12:00:00'}`;
  return Date.parse(`${local}Z`) - (offsetOf(event) ?? fallbackOffset) * 60_000;
}

/** The same event at another moment, with the fields and the zone of its recording. */
function eventAt(event: JsonObject, shownAt: number): JsonObject {
  const offset = offsetOf(event) ?? fallbackOffset;
  const local = localTimeAt(shownAt, offset);
  const raw = objectAt(event, 'time_raw');
  const zone = textAt(raw, 'timezone') ?? '';
  return {
    ...event,
    time_iso: textAt(event, 'time_iso') && `${local}${zone}`,
    time_utc: textAt(event, 'time_utc') && `${localTimeAt(shownAt, 0)}Z`,
    time_raw: { ...raw, date: local.slice(0, 10), time: textAt(raw, 'time') && local.slice(11) },
  };
}

/** Every event of every provider, oldest first. */
function eventsOf(item: JsonObject): JsonObject[] {
  return providersOf(item)
    .flatMap((provider, index) =>
      listAt(provider, 'events').map((event): JsonObject => ({ ...event, [providerMark]: index })),
    )
    .sort((one, other) => instantOf(one) - instantOf(other));
}

function tell(item: JsonObject, { trackingNumber, events }: Parameters<LifeShape['tell']>[1]): JsonObject {
  const providers = providersOf(item).map((provider, index): JsonObject => {
    const own = events.filter((event) => event[providerMark] === index).toReversed();
    return { ...provider, events: own.map(({ [providerMark]: _, ...event }) => event) };
  });
  return withProviders({ ...item, number: trackingNumber }, providers, events.at(-1) ?? null);
}

/** The item with these events, and what it says of the whole redone after the newest one. */
export function withProviders(
  item: JsonObject,
  providers: JsonObject[],
  newest: JsonObject | null,
): JsonObject {
  const info = objectAt(item, 'track_info');
  const { [providerMark]: _, ...latest } = newest ?? {};
  const code = textAt(latest, 'sub_status');
  const status = code && { status: code.split('_')[0] ?? '', sub_status: code, sub_status_descr: null };
  return {
    ...item,
    track_info: {
      ...info,
      latest_status: status,
      latest_event: newest && latest,
      tracking: { ...objectAt(info, 'tracking'), providers },
    },
  };
}

/** One parcel's object in a recorded answer; null when it is not in it. */
export function acceptedItem(body: Json, trackingNumber?: string): JsonObject | null {
  const items = listAt(objectAt(body, 'data'), 'accepted');
  const found = items.find(
    (item) => trackingNumber === undefined || textAt(item, 'number') === trackingNumber,
  );
  return isObject(found) ? found : null;
}

export const seventeentrackLife = movingLife({
  itemOf: (body) => acceptedItem(body) ?? {},
  eventsOf,
  instantOf,
  offsetMinutes: fallbackOffset,
  moveEvent: eventAt,
  tell,
});
