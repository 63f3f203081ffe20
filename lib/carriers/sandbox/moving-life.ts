import type { Json, JsonObject } from './json';
import type { LifeView } from './life';
import type { SandboxCarrier } from './sandbox-carrier';
import { moveCalendarText, parseOffsetMinutes } from './wire-time';

/** Where a carrier keeps what moves: for those that list events with a time each inside one object. */
export interface LifeShape {
  /** The parcel's own object within a recorded answer. */
  itemOf(body: Json): JsonObject;
  /** Its events, oldest first, whatever order the carrier lists them in. */
  eventsOf(item: JsonObject): JsonObject[];
  /** When an event happened, in ms; NaN where it has no time. */
  instantOf(event: JsonObject): number;
  /** Minutes east of UTC of times without a zone. */
  offsetMinutes: number;
  /** Default: every ISO date and time in the event moves by as much as the event does. */
  moveEvent?(event: JsonObject, shownAt: number): JsonObject;
  /**
   * The answer for one parcel: `item`, whose dates have moved, with `events` in the carrier's own order, and
   * with what it says of the whole redone after the newest one.
   */
  tell(item: JsonObject, told: ToldEvents): Json;
}

export interface ToldEvents {
  trackingNumber: string;
  /** Those that have happened, oldest first, at their times. */
  events: JsonObject[];
  isComplete: boolean;
}

/** What a carrier's sandbox needs to reveal recorded lives step by step. */
export function movingLife(shape: LifeShape): Pick<SandboxCarrier, 'eventInstants' | 'reveal'> {
  const recordedEvents = (body: Json) => shape.eventsOf(shape.itemOf(body));
  return {
    eventInstants: (body) => recordedEvents(body).map(shape.instantOf),
    reveal(body: Json, view: LifeView) {
      const recorded = recordedEvents(body);
      const events = view.shownAt.map((shownAt, index) => {
        const event = recorded[index] ?? {};
        if (shape.moveEvent) return shape.moveEvent(event, shownAt);
        const by = shownAt - shape.instantOf(event);
        return moveObject(event, shape.offsetMinutes, (instant) => instant + by);
      });
      const item = moveObject(shape.itemOf(body), shape.offsetMinutes, view.toParcelTime);
      const { trackingNumber, isComplete } = view;
      return shape.tell(item, { trackingNumber, events, isComplete });
    },
  };
}

/** The object with every ISO date and time in it moved, each kept in its own shape and zone. */
function moveObject(
  object: JsonObject,
  offsetMinutes: number,
  move: (instant: number) => number,
): JsonObject {
  const moved = (value: Json): Json => {
    if (typeof value === 'string') return moveText(value, offsetMinutes, move);
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part)]));
  };
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, moved(value)]));
}

function moveText(text: string, offsetMinutes: number, move: (instant: number) => number): string {
  const own = /(?:Z|[+-]\d{2}:?\d{2})$/.exec(text)?.[0] ?? null;
  const zone = text.includes(':') ? parseOffsetMinutes(own) : null;
  return moveCalendarText(text, {
    offsetMinutes: zone ?? offsetMinutes,
    timeOfDay: '12:00:00',
    toParcelTime: move,
  });
}
