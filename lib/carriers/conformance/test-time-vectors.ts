import { formatDay, formatDayHeading } from '@/lib/i18n/format';
import { locales } from '@/lib/i18n/locales';
import type { TrackingEvent } from '@/lib/tracking/event';
import { headlineOf } from '@/lib/tracking/headline';
import { buildSnapshot } from '@/lib/tracking/snapshot';
import { timelineDays } from '@/lib/tracking/timeline-days';
import { type EventTime, eventTime } from '../reading/local-time';
import { carrierForms } from './test-time-carriers';
import { type Form, instantOf, type Truth } from './test-time-truth';

const truths: readonly Truth[] = `
2026-03-08T01:59:59-05:00 2026-03-08T03:00:00-04:00 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00
2026-03-08T23:59:59-07:00 2026-11-01T00:00:00-07:00 2026-11-01T23:30:00-08:00 2026-03-29T01:59:59+01:00
2026-03-29T03:00:00+02:00 2026-10-25T02:30:00+02:00 2026-10-25T02:30:00+01:00 2026-10-25T23:59:00+01:00
2026-01-01T00:30:00+14:00 2025-12-31T23:30:00+14:00 2026-06-30T12:00:00+14:00 2026-01-01T00:05:00+13:00
2025-12-31T23:55:00-11:00 2026-07-04T00:10:00-11:00 2026-07-04T23:50:00-12:00 2026-02-28T23:59:59+12:45
2026-03-01T00:00:01+13:45 2028-02-29T00:15:00+05:30 2028-02-29T23:45:00+05:45 2027-02-28T23:59:00+06:30
2026-05-05T00:20:00-02:30 2026-12-12T23:40:00-03:30 2026-04-04T05:05:00-09:30 2026-08-08T04:04:04+10:30
2026-09-09T22:15:00+09:30 2026-11-20T00:07:05+07:00 2026-11-20T23:59:59+07:00 2026-11-21T07:05:00+07:00
2026-02-17T00:00:30+08:00 2026-02-16T23:59:00+08:00 2026-10-01T09:08:07+08:00 2026-12-31T23:59:59-05:00
2027-01-01T00:00:01-05:00 2026-12-31T19:00:00-10:00 2026-07-01T05:00:00-04:00 2026-07-01T20:30:00-04:00
2026-06-15T00:01:00+00:00 2026-06-15T23:59:00+00:00 2026-06-15T12:00:00+01:00 2019-08-09T18:22:00-06:00
2026-03-29T00:30:00+03:00 2026-10-20T07:47:00-04:00 2026-10-20T19:30:00-08:00 2026-08-31T23:00:00-07:00`
  .trim()
  .split(/\s+/)
  .map((text) => ({ date: text.slice(0, 10), time: text.slice(11, 19), offset: text.slice(19) }));

const digits = (text: string) => text.replace(/\D/g, '');
const withoutZone = (truth: Truth): Truth => ({ ...truth, offset: null });
const withoutTime = (truth: Truth): Truth => ({ ...truth, time: null });
const isWholeHour = ({ offset }: Truth) => offset?.endsWith(':00') ?? false;
const isWholeMinute = ({ time }: Truth) => time?.endsWith(':00') ?? false;

/** "-5", "+14": as some write whole hours. */
function shortOffset({ offset }: Truth): string {
  return `${offset?.[0]}${Number(offset?.slice(1, 3))}`;
}

type Input = Parameters<typeof eventTime>[0];

function form(name: string, write: (truth: Truth) => Input | null, said = (truth: Truth) => truth): Form {
  return {
    name,
    read(truth) {
      const input = write(truth);
      return input && { said: said(truth), actual: eventTime(input) };
    },
  };
}

const forms: readonly Form[] = [
  form('ISO and an offset beside it', ({ date, time, offset }) => ({ local: `${date}T${time}`, offset })),
  form('an offset without colon', ({ date, time, offset }) => ({
    local: `${date}T${time}`,
    offset: offset?.replace(':', '') ?? null,
  })),
  form('an offset in hours', (truth) =>
    isWholeHour(truth) ? { local: `${truth.date} ${truth.time}`, offset: shortOffset(truth) } : null,
  ),
  form('an offset with a dot, digits that lost their zeros', ({ date, time, offset }) => ({
    local: { date: digits(date), time: lostZeros(time ?? '') },
    offset: offset?.replace(':', '.') ?? null,
  })),
  form('four digits of a clock', (truth) =>
    isWholeMinute(truth)
      ? {
          local: { date: digits(truth.date), time: digits(truth.time ?? '').slice(0, 4) },
          offset: truth.offset,
        }
      : null,
  ),
  form('the offset behind the time', ({ date, time, offset }) => ({ local: `${date}T${time}.000${offset}` })),
  form('an instant, to be told at an offset', (truth) => ({ utc: instantOf(truth), offset: truth.offset })),
  form('wall clock and instant', (truth) => ({
    local: `${truth.date}T${truth.time}`,
    utc: instantOf(truth),
  })),
  form('a wall clock alone', ({ date, time }) => ({ local: `${date}T${time}` }), withoutZone),
  form('a wall clock in fields', ({ date, time }) => ({ local: { date, time } }), withoutZone),
  form(
    'a day alone',
    ({ date, offset }) => ({ local: { date: digits(date), time: '' }, offset }),
    withoutTime,
  ),
];

/** "004705" → "4705" would be read as 47 minutes: UPS drops the zeros of the hour only. */
function lostZeros(time: string): string {
  const all = digits(time);
  const short = all.replace(/^0+(?=\d)/, '');
  return short.length === 4 ? all : short;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  zh: '周日 周一 周二 周三 周四 周五 周六'.split(' '),
};

/** The heading of a day as a person would write it; the weekday by Sakamoto's method. */
function dayInWords(date: string) {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const terms = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  const weekday =
    (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (terms[month - 1] ?? 0) + day) % 7;
  return {
    en: `${weekdays.en[weekday]}, ${months[month - 1]} ${day}`,
    vi: `${weekdays.vi[weekday]}, ${day} tháng ${month}`,
    zh: `${month}月${day}日 ${weekdays.zh[weekday]}`,
  };
}

function deliveredAt(time: EventTime): TrackingEvent {
  return {
    ...{ meaning: 'delivered.delivered', ...time, place: null, carrierCode: 'Z', carrierText: 'Vector' },
    ...{ carrierEventId: null, sequence: 0, rule: 'test', origin: 'carrier' },
  };
}

/** What is wrong with one vector, in words; empty when all of it is right. */
export function faultsOf(said: Truth, actual: EventTime | null): string[] {
  if (!actual) return ['not read'];
  const isDay = said.time === null;
  const expected: EventTime = {
    localTime: isDay ? said.date : `${said.date}T${said.time}`,
    utcOffset: said.offset,
    occurredAt: said.offset === null || isDay ? null : instantOf(said),
  };
  const faults = Object.entries(expected).flatMap(([field, value]) => {
    const found = Object.entries(actual).find(([name]) => name === field)?.[1];
    return found === value ? [] : [`${field} ${found}, not ${value}`];
  });
  const snapshot = buildSnapshot({}, [deliveredAt(actual)], new Date('2029-01-01T00:00:00Z'));
  const headline = headlineOf(snapshot, null);
  const words = dayInWords(said.date);
  for (const locale of locales) {
    const options = { seenFrom: said.date };
    const heading = timelineDays(snapshot.events).map(({ date }) => formatDayHeading(locale, date, options));
    if (heading.join().replaceAll('\u00a0', ' ') !== words[locale])
      faults.push(`heading in ${locale}: ${heading}, not ${words[locale]}`);
    const day =
      headline.kind === 'delivered' ? formatDay(locale, headline.localTime, options) : headline.kind;
    const plain = (text: string) => text.replace(/[（）\s]/g, '').toLowerCase();
    if (plain(day) !== plain(words[locale]))
      faults.push(`headline in ${locale}: ${day}, not ${words[locale]}`);
  }
  return faults;
}

/** Reads every truth in every form that it can be written in. Depends on no clock, and must not on the process's zone. */
export function checkTimeVectors(): { checked: number; wrong: string[] } {
  const wrong: string[] = [];
  let checked = 0;
  for (const each of [...forms, ...carrierForms]) {
    for (const truth of truths) {
      const vector = each.read(truth);
      if (!vector) continue;
      checked += 1;
      const faults = faultsOf(vector.said, vector.actual);
      if (faults.length > 0) {
        wrong.push(`${each.name}, ${truth.date}T${truth.time}${truth.offset}: ${faults.join('; ')}`);
      }
    }
  }
  return { checked, wrong };
}
