import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventTime, readDay, readOffset, readTimeOfDay } from './local-time';

type Input = Parameters<typeof eventTime>[0];

describe('eventTime', () => {
  test.each<[string, Input, ReturnType<typeof eventTime>]>([
    [
      'wall clock, offset and instant (USPS v3)',
      { local: '2026-10-20T13:05:00', offset: '-05:00', utc: '2026-10-20T18:05:00Z' },
      { localTime: '2026-10-20T13:05:00', utcOffset: '-05:00', occurredAt: '2026-10-20T18:05:00Z' },
    ],
    [
      'wall clock and offset',
      { local: '2026-10-20T23:30', offset: '-05:00' },
      { localTime: '2026-10-20T23:30:00', utcOffset: '-05:00', occurredAt: '2026-10-21T04:30:00Z' },
    ],
    [
      'wall clock alone is never stamped Z',
      { local: '2026-10-20T13:05:00', offset: null, utc: null },
      { localTime: '2026-10-20T13:05:00', utcOffset: null, occurredAt: null },
    ],
    [
      'fields without separators and with lost zeros, UPS offset',
      { local: { date: '20261020', time: '74700' }, offset: '-04.00' },
      { localTime: '2026-10-20T07:47:00', utcOffset: '-04:00', occurredAt: '2026-10-20T11:47:00Z' },
    ],
    [
      'the offset follows from wall clock and instant',
      {
        local: { date: '20261020', time: '090000' },
        offset: '',
        utc: { date: '20261020', time: '02:00:00' },
      },
      { localTime: '2026-10-20T09:00:00', utcOffset: '+07:00', occurredAt: '2026-10-20T02:00:00Z' },
    ],
    [
      'half-hour zone',
      { local: '2026-10-20 18:30:00', offset: '+05:30' },
      { localTime: '2026-10-20T18:30:00', utcOffset: '+05:30', occurredAt: '2026-10-20T13:00:00Z' },
    ],
    [
      'an instant that contradicts the offset wins',
      { local: '2026-07-01T12:00:00', offset: '-05:00', utc: '2026-07-01T16:00:00Z' },
      { localTime: '2026-07-01T12:00:00', utcOffset: '-04:00', occurredAt: '2026-07-01T16:00:00Z' },
    ],
    [
      'a wall clock cut to the minute agrees with an instant that has seconds',
      { local: '2026-10-20T13:05:00', utc: '2026-10-20T18:05:47Z' },
      { localTime: '2026-10-20T13:05:00', utcOffset: '-05:00', occurredAt: '2026-10-20T18:05:47Z' },
    ],
    [
      'an instant days away is not believed',
      { local: '2026-07-01T12:00:00', offset: '-05:00', utc: '2026-07-09T16:00:00Z' },
      { localTime: '2026-07-01T12:00:00', utcOffset: '-05:00', occurredAt: '2026-07-01T17:00:00Z' },
    ],
    [
      'a day without a time stays a day',
      { local: { date: '20261020', time: '' }, offset: '-05:00' },
      { localTime: '2026-10-20', utcOffset: '-05:00', occurredAt: null },
    ],
    [
      'an unreadable time leaves the day',
      { local: { date: '20261020', time: '2561' } },
      { localTime: '2026-10-20', utcOffset: null, occurredAt: null },
    ],
    [
      'an instant alone is shown in the offset given',
      { utc: '2026-10-20T18:05:00Z', offset: '-05:00' },
      { localTime: '2026-10-20T13:05:00', utcOffset: '-05:00', occurredAt: '2026-10-20T18:05:00Z' },
    ],
    [
      'an offset written behind the time',
      { local: '2026-10-20T13:05:00.000-06:00' },
      { localTime: '2026-10-20T13:05:00', utcOffset: '-06:00', occurredAt: '2026-10-20T19:05:00Z' },
    ],
    ['no day', { local: { date: '', time: '101010' } }, null],
    ['a day that does not exist', { local: '2026-02-30T10:00:00' }, null],
    ['words', { local: 'yesterday', utc: 'N/A' }, null],
    ['nothing', {}, null],
  ])('%s', (_name, input, expected) => {
    expect(eventTime(input)).toEqual(expected);
  });

  test('wall clock, offset and instant agree whenever all three are known', () => {
    const quarter = fc.integer({ min: -48, max: 56 });
    const stamp = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(stamp, quarter, (date, quarters) => {
        const size = Math.abs(quarters) * 15;
        const two = (part: number) => String(part).padStart(2, '0');
        const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        const local = date.toISOString().slice(0, 19);
        const time = eventTime({ local, offset });
        expect(time?.localTime).toBe(local);
        expect(Date.parse(time?.occurredAt ?? '')).toBe(Date.parse(`${local}${offset}`));
      }),
    );
  });

  test('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (local, offset, utc) => {
        eventTime({ local, offset, utc });
        eventTime({ local: { date: local, time: offset }, utc: { date: utc, time: local } });
      }),
    );
  });
});

test.each([
  ['-05:00', '-05:00'],
  ['-04.00', '-04:00'],
  ['+0530', '+05:30'],
  ['+7', '+07:00'],
  ['Z', '+00:00'],
  ['', null],
  ['-05:10', null],
  ['+15:00', null],
  ['EST', null],
])('offset %j reads as %j', (value, expected) => {
  expect(readOffset(value)).toBe(expected);
});

test.each([
  ['74700', '07:47:00'],
  ['0747', '07:47:00'],
  ['163007', '16:30:07'],
  ['0', '00:00:00'],
  ['7:05', '07:05:00'],
  ['16:30:07', '16:30:07'],
  ['246000', null],
  ['', null],
  ['noon', null],
])('time of day %j reads as %j', (value, expected) => {
  expect(readTimeOfDay(value)).toBe(expected);
});

test.each([
  ['20261020', '2026-10-20'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', null],
  ['', null],
])('day %j reads as %j', (value, expected) => {
  expect(readDay(value)).toBe(expected);
});
