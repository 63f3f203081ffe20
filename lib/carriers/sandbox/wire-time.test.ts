import { describe, expect, test } from 'vitest';
import { instantOf, localTimeAt, moveCalendarText, parseOffsetMinutes, windowAround } from './wire-time';

test.each([
  ['+07:00', 420],
  ['-04.00', -240],
  ['-0530', -330],
  ['Z', 0],
  ['', null],
  ['EST', null],
  [null, null],
])('offset %s is %s minutes', (text, minutes) => {
  expect(parseOffsetMinutes(text)).toBe(minutes);
});

test('a wall time and its instant convert both ways across midnight', () => {
  const instant = instantOf('2026-03-16T20:15:00', -240);
  expect(new Date(instant).toISOString()).toBe('2026-03-17T00:15:00.000Z');
  expect(localTimeAt(instant, -240)).toBe('2026-03-16T20:15:00');
});

describe('moveCalendarText', () => {
  const tenHoursOn = (instant: number) => instant + 10 * 3_600_000;
  const move = { offsetMinutes: -240, timeOfDay: '14:27:00', toParcelTime: tenHoursOn };
  test.each([
    ['a bare day moves with the delivery scan', '2026-03-18', '2026-03-19'],
    ['a moment keeps its fraction', '2024-11-15 11:09:19.000000', '2024-11-15 21:09:19.000000'],
    ['a moment without seconds', '2026-03-18T23:00', '2026-03-19T09:00'],
    ['other words stay', 'PO Box 2026-03', 'PO Box 2026-03'],
    ['an impossible day stays', '2026-13-45', '2026-13-45'],
  ])('%s', (_, text, moved) => {
    expect(moveCalendarText(text, move)).toBe(moved);
  });
});

test('a window holds the scan that closes it and stays within the day', () => {
  expect(windowAround('2026-03-18T14:27:03')).toEqual({ start: '13:15', end: '17:15' });
  expect(windowAround('2026-03-18T00:10:00').start).toBe('00:00');
  expect(windowAround('2026-03-18T23:10:00').end).toBe('23:45');
});
