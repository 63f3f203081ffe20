import { isObject, type JsonObject, listAt, objectAt, textAt } from './json';
import type { LifeView } from './life';
import { compactDate, offsetOf, wallTime } from './ups-time';
import { moveCalendarText, windowAround } from './wire-time';

interface Moment {
  /** All activities of the life as recorded, and those told so far at their new times; oldest first. */
  recorded: readonly JsonObject[];
  activities: readonly JsonObject[];
  fallback: number;
  view: LifeView;
}

function typeOf(activity: JsonObject | undefined): string | null {
  return textAt(objectAt(activity, 'status'), 'type');
}

/**
 * `deliveryDate`, `deliveryTime` and `deliveryInformation` at one moment. Before the first scan UPS sends
 * the dates empty; then a scheduled day (and a new one after a delay), with a window once the parcel is on
 * the van; then the delivery itself.
 */
export function deliveryAt(parcel: JsonObject, at: Moment): JsonObject {
  const { recorded, activities } = at;
  const deliveredIndex = recorded.findLastIndex((activity) => typeOf(activity) === 'D');
  const delivery = deliveredIndex < 0 ? undefined : activities[deliveredIndex];
  if (delivery || at.view.isComplete) return settled(parcel, delivery, datesOf(parcel, at));
  const dates = datesOf(parcel, at);
  const scheduled = dates.find(({ type }) => type === 'SDD') ?? dates.find(({ type }) => type === 'DEL');
  if (!scheduled) return {};
  if (activities.every((activity) => typeOf(activity) === 'M')) {
    return {
      deliveryDate: [{ type: 'SDD', date: '' }],
      deliveryTime: { type: '', startTime: '', endTime: '' },
    };
  }
  const rescheduled = activities.some(isSetback) ? dates.filter(({ type }) => type === 'RDD') : [];
  return {
    deliveryDate: [{ type: 'SDD', date: scheduled.date }, ...rescheduled],
    deliveryTime: windowOf(at) ?? { type: 'EOD', endTime: '' },
  };
}

/** An exception, or UPS's own "Updated Delivery Date" (154): after it a new day may stand beside the old. */
function isSetback(activity: JsonObject): boolean {
  return typeOf(activity) === 'X' || textAt(objectAt(activity, 'status'), 'statusCode') === '154';
}

function datesOf(parcel: JsonObject, at: Moment): { type: string; date: string }[] {
  const move = moveWith(at);
  return listAt(parcel, 'deliveryDate').map((entry) => {
    const day = wallTime(textAt(entry, 'date'), null)?.slice(0, 10) ?? '';
    return { type: textAt(entry, 'type') ?? '', date: compactDate(move(day)) };
  });
}

function moveWith({ recorded, fallback, view }: Moment): (text: string) => string {
  const last = recorded.at(-1) ?? {};
  const timeOfDay = wallTime(textAt(last, 'date'), textAt(last, 'time'))?.slice(11) ?? '12:00:00';
  const offsetMinutes = offsetOf(last) ?? fallback;
  return (text) => moveCalendarText(text, { offsetMinutes, timeOfDay, toParcelTime: view.toParcelTime });
}

/** On the van: a window around the scan that comes next, if it comes the same day. */
function windowOf(at: Moment): JsonObject | null {
  const newest = objectAt(at.activities.at(-1), 'status');
  const next = at.recorded[at.activities.length];
  if (!next || !/out for delivery/i.test(textAt(newest, 'description') ?? '')) return null;
  const closes = moveWith(at)(wallTime(textAt(next, 'date'), textAt(next, 'time')) ?? '');
  if (compactDate(closes) !== textAt(at.activities.at(-1), 'date')) return null;
  const { start, end } = windowAround(closes);
  const clock = (text: string) => `${text.replace(':', '')}00`;
  return { type: 'EDW', startTime: clock(start), endTime: clock(end) };
}

function settled(
  parcel: JsonObject,
  delivery: JsonObject | undefined,
  dates: { type: string; date: string }[],
): JsonObject {
  const { deliveryTime: time, deliveryInformation } = parcel;
  const isDeliveredTime = isObject(time) && textAt(time, 'type') === 'DEL';
  const result: JsonObject = {};
  if (dates.length > 0) {
    const day = textAt(delivery, 'date');
    result.deliveryDate = dates.map((entry) =>
      entry.type === 'DEL' && day ? { ...entry, date: day } : entry,
    );
  }
  if (time !== undefined) {
    result.deliveryTime = isDeliveredTime && delivery ? { ...time, endTime: delivery.time ?? '' } : time;
  }
  if (deliveryInformation && delivery) result.deliveryInformation = deliveryInformation;
  return result;
}
