import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFixtures } from './fixtures';
import { type Json, listAt, objectAt, textAt } from './json';
import { ParcelRegistry } from './parcels';
import type { SandboxCarrier } from './sandbox-carrier';
import { testFixtures } from './test-lives';
import { upsSandbox } from './ups';
import { packageOf } from './ups-life';
import { uspsSandbox } from './usps';

const carriers = [uspsSandbox, upsSandbox];
const fixtures = new Map(
  carriers.map(({ code }) => [
    code,
    [...(code === 'usps' ? testFixtures.usps : testFixtures.ups), ...loadFixtures(code)],
  ]),
);
const lives = carriers.flatMap((carrier) =>
  (fixtures.get(carrier.code) ?? [])
    .filter(({ isLife }) => isLife)
    .map((fixture) => ({ carrier, life: fixture.name, body: fixture.response.body })),
);

function registryAt(now: { at: number }) {
  return new ParcelRegistry(new Map(carriers.map((c) => [c.code, c])), fixtures, () => new Date(now.at));
}

/** What identifies an event to a reader, apart from its time. */
function eventNames(carrier: SandboxCarrier, body: Json | undefined): string[] {
  const item = Array.isArray(body) ? body[0] : body;
  const events =
    carrier.code === 'usps' ? listAt(item, 'trackingEvents') : listAt(packageOf(body ?? null), 'activity');
  return events.map((event) =>
    [textAt(event, 'eventCode'), textAt(event, 'eventType'), JSON.stringify(event.status ?? null)].join('|'),
  );
}

describe.each(lives)('$carrier.code $life', ({ carrier, life, body }) => {
  const trackingNumber = 'ANY1234567';
  const total = carrier.eventInstants(body).length;
  const spanMs = Math.max(...carrier.eventInstants(body)) - Math.min(...carrier.eventInstants(body));
  const startedAt = new Date('2026-09-01T06:30:17.250Z');

  test('at any time the events are the oldest of the life, none is in the future, none is taken back', () => {
    const moment = fc.double({ min: -0.2, max: 1.2, noNaN: true });
    const speeds = fc.constantFrom(1, 24, 1440);
    fc.assert(
      fc.property(moment, moment, speeds, (one, other, speed) => {
        const now = { at: 0 };
        const registry = registryAt(now);
        registry.upsert({ carrier: carrier.code, trackingNumber, life, startedAt, speed });
        const at = (share: number) => {
          now.at = startedAt.getTime() + (share * spanMs) / speed;
          const shownAt = registry.get(carrier.code, trackingNumber)?.shownAt ?? [];
          return { item: registry.item(carrier.code, trackingNumber) ?? null, shownAt };
        };
        const names = eventNames(carrier, body);
        const [early, late] = [at(Math.min(one, other)), at(Math.max(one, other))];
        for (const { item, shownAt } of [early, late]) {
          expect(eventNames(carrier, item)).toEqual(names.slice(names.length - shownAt.length));
        }
        expect(late.shownAt.slice(0, early.shownAt.length)).toEqual(early.shownAt);
        expect(late.shownAt.every((time) => time.getTime() <= now.at)).toBe(true);
      }),
    );
  });

  test('once its time is over, the whole life is told', () => {
    const now = { at: startedAt.getTime() + spanMs };
    const registry = registryAt(now);
    const state = registry.upsert({ carrier: carrier.code, trackingNumber, life, startedAt });
    expect(state).toMatchObject({ revealed: total, total });
    expect(eventNames(carrier, registry.item(carrier.code, trackingNumber))).toEqual(
      eventNames(carrier, body),
    );
  });

  test('it is told under the number that was asked, everywhere', () => {
    const registry = registryAt({ at: startedAt.getTime() + spanMs });
    registry.upsert({ carrier: carrier.code, trackingNumber, life, startedAt });
    const item = registry.item(carrier.code, trackingNumber) ?? null;
    expect(carrier.itemFor(carrier.code === 'usps' ? [item] : item, trackingNumber)).toEqual(item);
  });

  test('moved by hand it shows one event more each time, and what was told stays as it was', () => {
    const now = { at: startedAt.getTime() };
    const registry = registryAt(now);
    registry.upsert({ carrier: carrier.code, trackingNumber, life, startedAt, step: 1 });
    let before = registry.get(carrier.code, trackingNumber)?.shownAt ?? [];
    for (let step = 2; step <= total; step += 1) {
      now.at += 60_000;
      const state = registry.advance(carrier.code, trackingNumber);
      expect(state?.revealed).toBe(step);
      expect(state?.shownAt.slice(0, -1)).toEqual(before);
      expect(state?.shownAt.at(-1)?.getTime()).toBeLessThanOrEqual(now.at);
      before = state?.shownAt ?? [];
    }
    expect(registry.advance(carrier.code, trackingNumber)?.revealed).toBe(total);
  });
});

describe('fields of the whole parcel', () => {
  const startedAt = new Date('2026-09-01T13:00:00Z');
  const registry = registryAt({ at: startedAt.getTime() + 30 * 86_400_000 });

  function usps(step: number): Json {
    registry.upsert({ carrier: 'usps', trackingNumber: 'N', life: 'life-small', startedAt, step });
    return registry.item('usps', 'N') ?? null;
  }

  test('USPS: status, category and sentence are those of the newest event', () => {
    expect(usps(1)).toMatchObject({
      status: 'Shipping Label Created, USPS Awaiting Item',
      statusCategory: 'Pre-Shipment',
    });
    expect(usps(3)).toMatchObject({ status: 'In Transit to Next Facility', statusCategory: 'In Transit' });
    expect(usps(6)).toMatchObject({
      status: 'Delivered, In/At Mailbox',
      statusCategory: 'Delivered',
      statusSummary:
        'Your item: Delivered, In/At Mailbox at 1:20 pm on September 3, 2026 in BUFFALO, NY 14201.',
    });
  });

  test('USPS: the day is promised from acceptance on, with a window on the van, and gone at the end', () => {
    expect(usps(1)).not.toHaveProperty('deliveryDateExpectation');
    expect(usps(2)).toMatchObject({
      deliveryDateExpectation: { expectedDeliveryDate: '2026-09-03', predictedDeliveryWindowStartTime: null },
    });
    expect(usps(5)).toMatchObject({
      deliveryDateExpectation: {
        predictedDeliveryWindowStartTime: '12:15',
        predictedDeliveryWindowEndTime: '16:15',
      },
    });
    expect(usps(6)).not.toHaveProperty('deliveryDateExpectation');
  });

  function ups(step: number): Json {
    registry.upsert({ carrier: 'ups', trackingNumber: 'N', life: 'life-small', startedAt, step });
    return packageOf(registry.item('ups', 'N') ?? null);
  }

  test('UPS: the current status follows, and the proof of delivery comes with the delivery only', () => {
    expect(ups(1)).toMatchObject({
      currentStatus: { code: 'MP', simplifiedTextDescription: 'Shipment Ready for UPS' },
    });
    expect(ups(4)).toMatchObject({
      currentStatus: { code: 'OT', simplifiedTextDescription: 'Out for Delivery' },
    });
    expect(ups(4)).not.toHaveProperty('deliveryInformation');
    expect(ups(5)).toMatchObject({ deliveryInformation: { receivedBy: 'RIVERA' } });
  });

  test('UPS: dates are empty before the first scan, then scheduled, then those of the delivery', () => {
    expect(ups(1)).toMatchObject({ deliveryDate: [{ type: 'SDD', date: '' }] });
    expect(ups(2)).toMatchObject({ deliveryDate: [{ type: 'SDD' }], deliveryTime: { type: 'EOD' } });
    expect(ups(4)).toMatchObject({ deliveryTime: { type: 'EDW' } });
    const delivered = ups(5);
    const newest = listAt(delivered, 'activity')[0];
    expect(listAt(delivered, 'deliveryDate')).toEqual([{ type: 'DEL', date: textAt(newest, 'date') }]);
    expect(objectAt(delivered, 'deliveryTime')).toEqual({ type: 'DEL', endTime: textAt(newest, 'time') });
    expect(listAt(ups(4), 'deliveryDate')[0]).toMatchObject({ date: textAt(newest, 'date') });
  });
});

describe('times without an offset', () => {
  const withoutOffset: Json = {
    trackResponse: {
      shipment: [
        {
          package: [
            {
              activity: [
                { status: { type: 'I', code: 'OR' }, date: '20260510', time: '100000', gmtOffset: '-05:00' },
                { status: { type: 'M', code: 'MP' }, date: '20260510', time: '080000' },
              ],
            },
          ],
        },
      ],
    },
  };

  test("UPS: a bare local time moves in its neighbours' zone and stays bare", () => {
    const recorded = upsSandbox.eventInstants(withoutOffset);
    expect(recorded.map((at) => new Date(at).toISOString())).toEqual([
      '2026-05-10T13:00:00.000Z',
      '2026-05-10T15:00:00.000Z',
    ]);
    const moved = upsSandbox.reveal(withoutOffset, {
      trackingNumber: 'N',
      shownAt: recorded.slice(0, 1).map((at) => at + 86_400_000),
      isComplete: false,
      toParcelTime: (at) => at + 86_400_000,
    });
    const [label] = listAt(packageOf(moved), 'activity');
    expect(label).toEqual({ status: { type: 'M', code: 'MP' }, date: '20260511', time: '080000' });
  });
});

describe('holding a parcel back', () => {
  const startedAt = new Date('2026-09-01T13:00:00Z');
  const spec = { carrier: 'usps', trackingNumber: 'N', life: 'life-small', startedAt };

  test('stopAt holds against time and gives way to a hand', () => {
    const registry = registryAt({ at: startedAt.getTime() + 30 * 86_400_000 });
    expect(registry.upsert({ ...spec, stopAt: 5 }).revealed).toBe(5);
    expect(registry.advance('usps', 'N')?.revealed).toBe(6);
  });

  test('newestDaysAgo puts the last event shown on its day, and those before it where they belong', () => {
    const now = { at: Date.parse('2026-09-20T15:00:00Z') };
    const registry = registryAt(now);
    const { startedAt: _, ...rest } = spec;
    const shown = registry.upsert({ ...rest, step: 5, newestDaysAgo: 0 }).shownAt;
    expect(shown.at(-1)?.toISOString()).toBe('2026-09-20T11:45:00.000Z');
    expect(shown[0]?.toISOString()).toBe('2026-09-18T13:00:00.000Z');
    const older = registry.upsert({ ...rest, newestDaysAgo: 9 }).shownAt;
    expect(older.at(-1)?.toISOString()).toBe('2026-09-10T17:20:00.000Z');
  });

  test('a parcel moved by hand goes on by itself when the next event is due', () => {
    const now = { at: startedAt.getTime() };
    const registry = registryAt(now);
    registry.upsert(spec);
    expect(registry.advance('usps', 'N')?.revealed).toBe(2);
    now.at += 30 * 86_400_000;
    expect(registry.get('usps', 'N')?.revealed).toBe(6);
  });

  test('before its first event a parcel is not there yet, and an unknown one is not there at all', () => {
    const registry = registryAt({ at: startedAt.getTime() - 1 });
    registry.upsert(spec);
    expect(registry.item('usps', 'N')).toBeNull();
    expect(registry.item('usps', 'OTHER')).toBeUndefined();
    expect(registry.advance('usps', 'OTHER')).toBeNull();
  });

  test('an unknown carrier or life is refused by name', () => {
    const registry = registryAt({ at: 0 });
    expect(() => registry.upsert({ ...spec, life: 'life-none' })).toThrow('usps/life-none');
    expect(() => registry.upsert({ ...spec, carrier: 'pigeon' })).toThrow('pigeon');
  });

  test('what was told keeps its time in a later run, and the parcel goes on from there', () => {
    const now = { at: startedAt.getTime() + 3_600_000 };
    const first = registryAt(now);
    first.upsert(spec);
    first.advance('usps', 'N', 2);
    first.upsert({ ...spec, trackingNumber: 'BY-HAND', startedAt: undefined, startsDaysAgo: 0, step: 2 });
    const told = first.list();
    now.at += 5_400_000;
    const second = registryAt(now);
    for (const parcel of first.saved()) second.upsert(parcel);
    expect(second.list()).toEqual(told);
    expect(second.advance('usps', 'BY-HAND')?.shownAt.slice(0, 2)).toEqual(told[1]?.shownAt);
    expect(second.advance('usps', 'BY-HAND')?.revealed).toBe(4);
  });
});
