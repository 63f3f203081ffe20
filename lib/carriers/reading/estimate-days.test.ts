import { expect, test } from 'vitest';
import { estimateBetween } from './estimate-days';

test.each([
  ['one day', '2026-07-08', '2026-07-08', { date: '2026-07-08', lastDate: null, window: null }],
  ['one end', '', '2026-07-08', { date: '2026-07-08', lastDate: null, window: null }],
  ['a range', '2026-07-08', '2026-07-12', { date: '2026-07-08', lastDate: '2026-07-12', window: null }],
  [
    'the day as it is written, not as it is elsewhere',
    '2026-07-08T00:00:00-07:00',
    '2026-07-12T23:59:59+14:00',
    { date: '2026-07-08', lastDate: '2026-07-12', window: null },
  ],
  [
    'a window',
    '2026-07-08T09:00:00+02:00',
    '2026-07-08T12:30:00+02:00',
    { date: '2026-07-08', lastDate: null, window: { start: '09:00', end: '12:30' } },
  ],
  ['the whole day', '2026-07-08T00:00:00', '2026-07-08T23:59:59', { date: '2026-07-08', window: null }],
  ['one moment', '2026-07-08T09:00:00', '2026-07-08T09:00:00', { date: '2026-07-08', window: null }],
  ['ends the wrong way round', '2026-07-12', '2026-07-08', { date: '2026-07-12', lastDate: null }],
])('%s', (_, from, to, expected) => {
  expect(estimateBetween(from, to, 'carrier')).toMatchObject({ ...expected, source: 'carrier' });
});

test.each(['', 'soon', '2026-02-30', '08/07/2026'])('%j is no day', (text) => {
  expect(estimateBetween(text, text, 'carrier')).toBeNull();
});
