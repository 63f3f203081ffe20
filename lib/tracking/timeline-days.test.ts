import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHistory, timelineDays } from './timeline-days';
import type { TimelineEntry } from './view';

const entry = (localTime: string) => ({ id: localTime, localTime }) as TimelineEntry;

describe('timelineDays', () => {
  it('puts events under the calendar day of their place, newest first', () => {
    const days = timelineDays(['2026-11-20T21:40:00', '2026-11-20T04:12:00', '2026-11-19'].map(entry));
    expect(days.map(({ date, entries }) => [date, entries.length])).toEqual([
      ['2026-11-20', 2],
      ['2026-11-19', 1],
    ]);
  });

  it('does not reorder places whose clocks differ: a day may come twice', () => {
    const days = timelineDays(
      ['2026-11-20T01:00:00', '2026-11-21T09:00:00', '2026-11-20T23:00:00'].map(entry),
    );
    expect(days.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21', '2026-11-20']);
  });
});

describe('foldHistory', () => {
  const limits = { shown: 8, worthFolding: 4 };

  it('folds 60 events, and leaves 11 alone because a click for three is not worth it', () => {
    const events = Array.from({ length: 60 }, (_, index) => entry(`2026-11-20T00:${index}`));
    expect(foldHistory(events, limits).earlier).toHaveLength(52);
    expect(foldHistory(events.slice(0, 11), limits).earlier).toHaveLength(0);
  });

  it('does not cut a day in two for the sake of a few events', () => {
    const day = (date: string, count: number) =>
      Array.from({ length: count }, (_, index) => entry(`2026-11-${date}T00:${index}`));
    expect(foldHistory([...day('20', 10), ...day('19', 10)], limits).recent).toHaveLength(10);
    expect(foldHistory([...day('20', 12), ...day('19', 10)], limits).recent).toHaveLength(8);
    expect(foldHistory([...day('20', 10), ...day('19', 3)], limits).earlier).toHaveLength(0);
  });

  it('loses and reorders nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map(entry), { maxLength: 80 }), (events) => {
        const { recent, earlier } = foldHistory(events, limits);
        expect([...recent, ...earlier]).toEqual(events);
      }),
    );
  });
});
