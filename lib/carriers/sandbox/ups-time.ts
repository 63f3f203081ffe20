import { type JsonObject, textAt } from './json';
import { instantOf, parseOffsetMinutes } from './wire-time';

/** `20260318` and `091519` (or `9:15:19`, or `74700`) as `2026-03-18T09:15:19`. */
export function wallTime(date: string | null, time: string | null): string | null {
  if (!date || !/^\d{8}$/.test(date)) return null;
  const digits = (time ?? '').replace(/\D/g, '').padStart(6, '0');
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return `${day}T${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`;
}

export function compactDate(localTime: string): string {
  return localTime.slice(0, 10).replaceAll('-', '');
}

export function compactTime(localTime: string): string {
  return localTime.slice(11).replaceAll(':', '');
}

/** Minutes east of UTC: from the offset, or from the distance between local and GMT; null without both. */
export function offsetOf(activity: JsonObject): number | null {
  const offset = parseOffsetMinutes(textAt(activity, 'gmtOffset'));
  if (offset !== null) return offset;
  const local = wallTime(textAt(activity, 'date'), textAt(activity, 'time'));
  const gmt = wallTime(textAt(activity, 'gmtDate'), textAt(activity, 'gmtTime'));
  return local && gmt ? (instantOf(local, 0) - instantOf(gmt, 0)) / 60_000 : null;
}

export function fallbackOffset(activities: readonly JsonObject[]): number {
  return activities.map(offsetOf).find((offset) => offset !== null) ?? 0;
}
