import type { TrackingEvent } from './event';
import { isDateOnly, wallClockMs } from './event-time';
import { isNotice, statusOf } from './milestones';
import { contentKey } from './timeline';

const minuteMs = 60_000;

/** Whose words an event is in: the part of its rule before the dot. Null where the rule names nobody. */
export function sourceOf({ rule, origin }: TrackingEvent): string | null {
  const dot = rule.indexOf('.');
  return origin === 'carrier' && dot > 0 ? rule.slice(0, dot) : null;
}

/**
 * Events to show when several sources told of one parcel, such as the carrier and an aggregator after a change
 * of route. An event of one source is left out when it echoes one of another: the same time, and the same
 * status or meaning. The words of `nativeSource`, the carrier's own, stay; else those of the first source in
 * order of name. Each event silences at most one of each other source, and none of its own. Depends on the set
 * of events only, never on their order.
 */
export function withoutEchoes(
  events: readonly TrackingEvent[],
  nativeSource: string | null = null,
): TrackingEvent[] {
  const bySource = new Map<string, TrackingEvent[]>();
  for (const event of events) {
    const source = sourceOf(event);
    if (source === null) continue;
    const own = bySource.get(source);
    if (own) own.push(event);
    else bySource.set(source, [event]);
  }
  if (bySource.size < 2) return [...events];
  const isLater = (source: string) => (source === nativeSource ? 0 : 1);
  const sources = [...bySource.keys()].toSorted((a, b) => isLater(a) - isLater(b) || compareText(a, b));
  const dropped = new Set<TrackingEvent>();
  for (const [index, source] of sources.entries()) {
    for (const earlier of sources.slice(0, index)) {
      const kept = (bySource.get(earlier) ?? []).filter((event) => !dropped.has(event));
      const own = (bySource.get(source) ?? []).filter((event) => !dropped.has(event));
      for (const echo of echoesAmong(own, kept)) dropped.add(echo);
    }
  }
  return events.filter((event) => !dropped.has(event));
}

/** Pairs each event with at most one that it echoes, the closest pairs first. */
function echoesAmong(events: readonly TrackingEvent[], originals: readonly TrackingEvent[]): TrackingEvent[] {
  const nearby = byMinute(originals);
  const placeOf = placesByContent([...events, ...originals]);
  const place = (event: TrackingEvent) => placeOf.get(event) ?? 0;
  const pairs = events
    .flatMap((event) =>
      neighboursOf(event, nearby).flatMap((original) => {
        const distance = distanceBetween(event, original);
        return distance === null ? [] : [{ event, original, distance }];
      }),
    )
    .sort(
      (a, b) =>
        a.distance - b.distance || place(a.event) - place(b.event) || place(a.original) - place(b.original),
    );
  const taken = new Set<TrackingEvent>();
  const echoes: TrackingEvent[] = [];
  for (const { event, original } of pairs) {
    if (taken.has(event) || taken.has(original)) continue;
    taken.add(event).add(original);
    echoes.push(event);
  }
  return echoes;
}

/** Each event under the minutes of its instant and of its wall clock: what is compared is one of the two. */
function byMinute(events: readonly TrackingEvent[]): ReadonlyMap<string, TrackingEvent[]> {
  const minutes = new Map<string, TrackingEvent[]>();
  for (const event of events) {
    for (const key of minutesOf(event, 0)) {
      const there = minutes.get(key);
      if (there) there.push(event);
      else minutes.set(key, [event]);
    }
  }
  return minutes;
}

function neighboursOf(event: TrackingEvent, minutes: ReadonlyMap<string, TrackingEvent[]>): TrackingEvent[] {
  const keys = [-1, 0, 1].flatMap((step) => minutesOf(event, step));
  return [...new Set(keys.flatMap((key) => minutes.get(key) ?? []))];
}

function minutesOf(event: TrackingEvent, step: number): string[] {
  const minuteAt = (ms: number) => Math.floor(ms / minuteMs) + step;
  return [`wall ${minuteAt(wallClockMs(event.localTime))}`, `instant ${minuteAt(instantMs(event))}`];
}

/** A number for each event by what it says, whatever order they came in. */
function placesByContent(events: readonly TrackingEvent[]): ReadonlyMap<TrackingEvent, number> {
  const keyed = events.map((event) => ({ event, key: contentKey(event) }));
  return new Map(
    keyed.toSorted((a, b) => compareText(a.key, b.key)).map(({ event }, place) => [event, place]),
  );
}

/** Null: two different things. Else how far apart, another meaning being farther than any minute. */
function distanceBetween(a: TrackingEvent, b: TrackingEvent): number | null {
  const isSameMeaning = a.meaning === b.meaning;
  if (!isSameMeaning && !isSameStatus(a, b)) return null;
  if (isDateOnly(a) || isDateOnly(b)) {
    return isSameMeaning && a.localTime === b.localTime ? 0 : null;
  }
  const isZoned = a.occurredAt !== null && b.occurredAt !== null;
  const apartMs = Math.abs(
    isZoned ? instantMs(a) - instantMs(b) : wallClockMs(a.localTime) - wallClockMs(b.localTime),
  );
  if (!(apartMs <= minuteMs)) return null;
  return apartMs + (isSameMeaning ? 0 : 2 * minuteMs);
}

function isSameStatus(a: TrackingEvent, b: TrackingEvent): boolean {
  if (isNotice(a.meaning) || isNotice(b.meaning)) return false;
  return a.meaning !== 'unknown.unmapped' && statusOf(a.meaning) === statusOf(b.meaning);
}

function instantMs({ occurredAt }: TrackingEvent): number {
  return occurredAt === null ? Number.NaN : Date.parse(occurredAt);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
