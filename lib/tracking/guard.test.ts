import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackingEvent } from './event';
import { firstDayOfUse, guardUpdate, isOfThisUse } from './guard';

const now = new Date('2026-03-10T12:00:00Z');
const parcel = {
  trackingNumber: '1Z999',
  carrierShipmentId: null,
  shipDateStart: '2026-03-01',
  shipDateEnd: null,
  nextUseStart: null,
};

function on(localTime: string): TrackingEvent {
  return {
    ...{
      meaning: 'in_transit.moving',
      localTime,
      utcOffset: null,
      occurredAt: null,
      place: null,
      carrierCode: 'A',
    },
    ...{ carrierText: '', carrierEventId: null, sequence: 0, rule: 'test', origin: 'carrier' },
  };
}

function guard(
  dates: string[],
  more: { trackingNumber?: string; carrierShipmentId?: string | null } = {},
  of = parcel,
) {
  return guardUpdate(
    of,
    { trackingNumber: '1Z999', carrierShipmentId: null, events: dates.map(on), ...more },
    now,
  );
}

describe('guard before storing', () => {
  it('refuses an answer about another number', () => {
    expect(guard(['2026-03-02'], { trackingNumber: '1Z998' })).toEqual({ ok: false, reason: 'wrong_number' });
  });

  it('takes spaces, dashes and case for what they are', () => {
    expect(guard(['2026-03-02'], { trackingNumber: '1z 9-99' })).toMatchObject({ ok: true });
  });

  it("refuses an answer with another of the carrier's own ids", () => {
    const known = { ...parcel, carrierShipmentId: null };
    expect(guard(['2026-03-02'], { carrierShipmentId: 'B' }, known)).toMatchObject({ ok: true });
    expect(
      guardUpdate(
        { ...parcel, carrierShipmentId: 'A' },
        { trackingNumber: '1Z999', carrierShipmentId: 'B', events: [] },
        now,
      ),
    ).toEqual({
      ok: false,
      reason: 'wrong_parcel',
    });
  });

  it('drops events from an earlier use of the number and keeps the rest', () => {
    expect(guard(['2024-11-02T10:00:00', '2026-03-02T10:00:00'])).toMatchObject({
      ok: true,
      droppedEvents: 1,
      isOtherUse: false,
    });
  });

  it('knows an answer that is all about an earlier use', () => {
    expect(guard(['2024-11-02', '2024-11-05'])).toMatchObject({ droppedEvents: 2, isOtherUse: true });
  });

  it('drops a later use once the window is closed', () => {
    const closed = guardUpdate(
      { ...parcel, shipDateStart: '2025-01-01', shipDateEnd: '2025-01-10' },
      { trackingNumber: '1Z999', carrierShipmentId: null, events: [on('2026-03-02')] },
      now,
    );
    expect(closed).toMatchObject({ isOtherUse: true });
  });

  it('allows a label printed a few days before the window, and no answer at all', () => {
    expect(guard(['2026-02-26'])).toMatchObject({ droppedEvents: 0 });
    expect(guard([])).toMatchObject({ ok: true, droppedEvents: 0, isOtherUse: false });
  });

  it.each(['2026-02-30', '2026-13-01T00:00:00', 'yesterday', '2026-03-02T25:00:00', '2026-03-20', ''])(
    'drops the impossible date "%s"',
    (date) => {
      expect(guard([date])).toMatchObject({ droppedEvents: 1 });
    },
  );
});

describe('uses of one number', () => {
  const old = { shipDateStart: '2025-06-01', shipDateEnd: '2025-11-30', nextUseStart: '2025-12-01' };
  const young = { shipDateStart: '2025-12-01', shipDateEnd: null, nextUseStart: null };

  it('part at the day on which the later one may first be seen', () => {
    expect(firstDayOfUse('2025-12-01')).toBe('2025-11-28');
    const uses = (localTime: string) => [old, young].map((use) => isOfThisUse(use, { localTime }));
    expect(uses('2025-11-27T23:59:59')).toEqual([true, false]);
    expect(uses('2025-11-28')).toEqual([false, true]);
    expect(uses('2025-11-28T00:00:00')).toEqual([false, true]);
  });

  it('never share an event, however many there are, and lose none from the first one on', () => {
    const day = fc.integer({ min: 0, max: 2_000 }).map((days) => dayAt(days));
    const cases = fc.record({
      starts: fc.uniqueArray(day, { minLength: 1, maxLength: 4 }),
      event: fc.tuple(day, fc.constantFrom('', 'T00:00:00', 'T23:59:59')).map((parts) => parts.join('')),
    });
    fc.assert(
      fc.property(cases, ({ starts, event }) => {
        const sorted = starts.toSorted();
        const holders = sorted.filter((shipDateStart, index) => {
          const nextUseStart = sorted[index + 1] ?? null;
          // As a use is closed when the next one is added; the last one stays open.
          const shipDateEnd = nextUseStart && dayAt(daysAt(nextUseStart) - 1);
          return isOfThisUse({ shipDateStart, shipDateEnd, nextUseStart }, { localTime: event });
        });
        expect(holders.length).toBeLessThanOrEqual(1);
        const isAfterFirst = event.slice(0, 10) >= firstDayOfUse(sorted[0] ?? '');
        if (isAfterFirst) expect(holders).toHaveLength(1);
      }),
    );
  });
});

function dayAt(days: number): string {
  return new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
}

function daysAt(day: string): number {
  return (Date.parse(day) - Date.UTC(2024, 0, 1)) / 86_400_000;
}
