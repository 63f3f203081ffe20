import { spaceBeforeHan } from './han';
import { intl } from './intl-cache';
import type { Locale } from './locales';

const dayMs = 86_400_000;

/** The calendar day (`YYYY-MM-DD`) that it is at an instant in an IANA zone. */
export function dayIn(timeZone: string, instant: Date): string {
  // Swedish writes ISO 8601.
  return intl
    .dateTime('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(instant);
}

/**
 * How a day is best named, seen from `today` where the parcel goes: both `YYYY-MM-DD`. `weekday` for the
 * next six days, when its name alone is clear; the codes are keys under `eta` in `messages/`.
 */
export function relativeDay(
  day: string,
  today: string,
): 'today' | 'tomorrow' | 'yesterday' | 'weekday' | 'date' {
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  return distance > 1 && distance < 7 ? 'weekday' : 'date';
}

/** "3 hours ago" · "3 giờ trước" · "3 小时前"; null within the last minute, which `time.justNow` says. */
export function formatAgo(locale: Locale, instant: Date, now: Date): string | null {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000);
  if (minutes < 1) return null;
  const format = intl.relativeTime(locale, { numeric: 'always' });
  if (minutes < 60) return spaceBeforeHan(format.format(-minutes, 'minute'));
  if (minutes < 1440) return spaceBeforeHan(format.format(-Math.floor(minutes / 60), 'hour'));
  return spaceBeforeHan(format.format(-Math.floor(minutes / 1440), 'day'));
}
