import { intl } from './intl-cache';
import type { Locale } from './locales';

/**
 * Days and times as they read on a calendar and a clock at the place they belong to. `localTime` is
 * `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`; it is formatted as if it were UTC, so nothing is ever shifted.
 */
export interface DayOptions {
  /** `YYYY-MM-DD`: the year is written only when it is another one than this day's. Without it, never. */
  seenFrom?: string;
}

/** "Tuesday" · "thứ Ba", "Chủ nhật" · "周二": as it stands inside a sentence. */
export function formatWeekday(locale: Locale, localTime: string): string {
  const name = intl
    .dateTime(locale, { weekday: locale === 'zh' ? 'short' : 'long' })
    .format(asUtc(localTime));
  if (locale !== 'vi') return name;
  return unbroken(name.toLocaleLowerCase(locale).replace(/(?<=^thứ ).|^c/u, upperCase));
}

/** "Tuesday, November 18" · "thứ Ba, 18 tháng 11" · "11月18日（周二）": as it stands inside a sentence. */
export function formatDay(locale: Locale, localTime: string, options: DayOptions = {}): string {
  const weekday = formatWeekday(locale, localTime);
  const date = formatDate(locale, localTime, options);
  return locale === 'zh' ? `${date}（${weekday}）` : `${weekday}, ${date}`;
}

/** "Tuesday, November 18" · "Thứ Ba, 18 tháng 11" · "11月18日 周二": alone, above the events of that day. */
export function formatDayHeading(locale: Locale, localTime: string, options: DayOptions = {}): string {
  const weekday = formatWeekday(locale, localTime);
  const date = formatDate(locale, localTime, options);
  return locale === 'zh' ? `${date} ${weekday}` : `${weekday.replace(/^./u, upperCase)}, ${date}`;
}

/** "November 18" · "18 tháng 11" · "11月18日". */
export function formatDate(locale: Locale, localTime: string, { seenFrom }: DayOptions = {}): string {
  const isOtherYear = seenFrom !== undefined && seenFrom.slice(0, 4) !== localTime.slice(0, 4);
  const year = isOtherYear ? localTime.slice(0, 4) : null;
  const written = intl.dateTime(locale, { day: 'numeric', month: 'long' }).format(asUtc(localTime));
  const date = locale === 'vi' ? unbroken(written) : written;
  if (!year) return date;
  if (locale === 'vi') return `${date} năm\u00a0${year}`;
  return locale === 'zh' ? `${year}年${date}` : `${date}, ${year}`;
}

/**
 * The two ends of a range, what they share said once: "November 18" and "20" · "18" and "20 tháng 11" ·
 * "11月18日" and "20日". Whole dates when the months differ.
 */
export function formatDateRange(
  locale: Locale,
  from: string,
  to: string,
  options: DayOptions = {},
): { from: string; to: string } {
  const first = formatDate(locale, from, options);
  const last = formatDate(locale, to, options);
  if (from.slice(0, 7) !== to.slice(0, 7)) return { from: first, to: last };
  if (locale === 'zh') return { from: first, to: `${dayOfMonth(to)}日` };
  if (locale === 'en') return { from: formatDate(locale, from), to: last.replace(/^\D+/, '') };
  return { from: dayOfMonth(from), to: last };
}

/** "3:05 PM" · "15:05"; null when the carrier gave a day without a time. */
export function formatTime(locale: Locale, localTime: string): string | null {
  const clock = /T(\d{2}:\d{2})/.exec(localTime)?.[1];
  if (!clock) return null;
  return locale === 'en' ? formatClock(localTime) : clock;
}

/** "November 18, 3:05 PM" · "15:05, 18 tháng 11" · "11月18日 15:05"; the day alone where no time was given. */
export function formatDateTime(locale: Locale, localTime: string, options: DayOptions = {}): string {
  const date = formatDate(locale, localTime, options);
  const time = formatTime(locale, localTime);
  if (!time) return date;
  if (locale === 'vi') return `${time}, ${date}`;
  return locale === 'zh' ? `${date} ${time}` : `${date}, ${time}`;
}

/** The same of an instant, which is told in UTC: "November 18, 3:05 PM UTC" · "15:05 UTC, 18 tháng 11". */
export function formatInstant(locale: Locale, iso: string): string {
  const text = formatDateTime(locale, iso);
  return locale === 'vi' ? text.replace(',', ' UTC,') : `${text} UTC`;
}

/** A window of `HH:mm` times: "2:00 PM – 6:00 PM" · "14:00–18:00". */
export function formatWindow(locale: Locale, { start, end }: { start: string; end: string }): string {
  const [from, to] = [start, end].map((clock) => formatTime(locale, `2000-01-01T${clock}`) ?? clock);
  return locale === 'en' ? `${from} – ${to}` : `${from}–${to}`;
}

/** Twelve hours. ICU's versions differ in the space before AM/PM; ours keeps the two on one line. */
function formatClock(localTime: string): string {
  const format = intl.dateTime('en-US', { hour: 'numeric', minute: '2-digit' });
  return format.format(asUtc(localTime)).replace(/\s/, '\u00a0');
}

function asUtc(localTime: string): Date {
  return new Date(localTime.includes('T') ? `${localTime.slice(0, 16)}Z` : `${localTime}T00:00Z`);
}

function dayOfMonth(day: string): string {
  return String(Number(day.slice(8, 10)));
}

/** Vietnamese writes "thứ Ba" and "18 tháng 11" in two and three words: no line ends inside of one. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function upperCase(letter: string): string {
  return letter.toUpperCase();
}
