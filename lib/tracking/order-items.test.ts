import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milestones } from './milestones';
import { allotItems, type FilledParcel, type OrderLine } from './order-items';

const mug = { id: 'mug', name: 'Mug', variant: 'Moss', quantity: 2 };
const plate = { id: 'plate', name: 'Plate', variant: null, quantity: 6 };
const mugs = (quantity: number) => ({ name: 'Mug', variant: 'Moss', quantity });

function parcel(id: string, contents: FilledParcel['contents'], more: Partial<FilledParcel> = {}) {
  return { id, milestone: 'in_transit.moving' as const, replacedBy: null, contents, ...more };
}

function heldBy(lines: readonly OrderLine[], parcels: readonly FilledParcel[]) {
  const { parcels: held, ...others } = allotItems(lines, parcels);
  return { ...Object.fromEntries(held), ...others };
}

describe('what is in which parcel', () => {
  test('a line is split over parcels, and what is in none is not shipped', () => {
    expect(heldBy([mug, plate], [parcel('a', { mug: 1, plate: 4 }), parcel('b', { mug: 1 })])).toEqual({
      a: { items: [mugs(1), { name: 'Plate', variant: null, quantity: 4 }], surplus: [] },
      b: { items: [mugs(1)], surplus: [] },
      rest: [{ name: 'Plate', variant: null, quantity: 2 }],
      isRestUnshipped: true,
    });
  });

  test('more than was ordered is set apart, in the parcel that was shipped last', () => {
    const held = heldBy([mug], [parcel('a', { mug: 1 }), parcel('b', { mug: 3 })]);
    expect(held).toMatchObject({
      a: { items: [mugs(1)] },
      b: { items: [mugs(1)], surplus: [mugs(2)] },
      rest: [],
    });
  });

  test.each([
    'returned.returned',
    'returning.refused',
    'exception.lost',
    'exception.damaged',
    'cancelled.label_void',
  ] as const)('what a parcel with %s lists counts where it was sent again', (milestone) => {
    const again = heldBy([mug], [parcel('a', { mug: 2 }, { milestone }), parcel('b', { mug: 2 })]);
    expect(again).toMatchObject({
      a: { items: [], surplus: [mugs(2)] },
      b: { items: [mugs(2)], surplus: [] },
    });
    // Not sent again, it stays where it is said to be.
    expect(heldBy([mug], [parcel('a', { mug: 2 }, { milestone })])).toMatchObject({
      a: { items: [mugs(2)], surplus: [] },
      rest: [],
    });
  });

  test('a reprinted label takes over what the old one listed, unless it lists its own', () => {
    const old = parcel('old', { mug: 2 }, { replacedBy: 'new' });
    expect(heldBy([mug], [old, parcel('new', {})])).toMatchObject({
      old: { items: [], surplus: [] },
      new: { items: [mugs(2)], surplus: [] },
      isRestUnshipped: true,
    });
    expect(heldBy([mug], [old, parcel('new', { mug: 1 })])).toMatchObject({
      new: { items: [mugs(1)] },
      rest: [mugs(1)],
    });
  });

  test('while a parcel lists nothing, nobody can say that the rest is not shipped', () => {
    expect(heldBy([mug], [parcel('a', {})])).toMatchObject({ rest: [mugs(2)], isRestUnshipped: false });
    const empty = parcel('a', {}, { milestone: 'cancelled.cancelled' });
    expect(heldBy([mug], [empty, parcel('b', { mug: 1 })])).toMatchObject({ isRestUnshipped: true });
  });
});

describe('items are conserved', () => {
  const lineIds = ['l1', 'l2', 'l3'];
  const lines = fc
    .subarray(lineIds, { minLength: 1 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.integer({ min: 1, max: 9 }).map((quantity) => ({ id, name: id, variant: null, quantity })),
        ),
      ),
    );
  const ids = ['a', 'b', 'c', 'd'];
  const parcels = fc.subarray(ids, { minLength: 1 }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        fc.record({
          id: fc.constant(id),
          milestone: fc.constantFrom(...milestones),
          // Also by one that is not there, by itself, and in circles.
          replacedBy: fc.option(fc.constantFrom(...ids), { freq: 3 }),
          contents: fc.dictionary(fc.constantFrom(...lineIds), fc.integer({ min: 1, max: 12 })),
        }),
      ),
    ),
  );
  const total = (items: readonly { name: string; quantity: number }[], name: string) =>
    items.filter((item) => item.name === name).reduce((sum, { quantity }) => sum + quantity, 0);

  test('every line adds up to what was ordered, over parcels and rest, however it was split', () => {
    fc.assert(
      fc.property(lines, parcels, (ordered, sent) => {
        const { parcels: held, rest } = allotItems(ordered, sent);
        const all = [...[...held.values()].flatMap(({ items }) => items), ...rest];
        for (const { name, quantity } of ordered) expect(total(all, name)).toBe(quantity);
        expect(all.every(({ quantity }) => quantity > 0)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a parcel shows all that it lists, counted or beyond, and nothing else', () => {
    fc.assert(
      fc.property(lines, parcels, (ordered, sent) => {
        const kept = sent.map((one) => ({ ...one, replacedBy: null }));
        const { parcels: held } = allotItems(ordered, kept);
        for (const { id, contents } of kept) {
          const { items = [], surplus = [] } = held.get(id) ?? {};
          for (const { name } of ordered)
            expect(total([...items, ...surplus], name)).toBe(contents[name] ?? 0);
        }
      }),
    );
  });

  test('a parcel that will arrive gives nothing up to one that will not', () => {
    fc.assert(
      fc.property(lines, parcels, (ordered, sent) => {
        const good = sent.map((one) => ({
          ...one,
          replacedBy: null,
          milestone: 'in_transit.moving' as const,
        }));
        const bad = sent.map((one) => ({
          ...one,
          id: `${one.id}-lost`,
          replacedBy: null,
          milestone: 'exception.lost' as const,
        }));
        const alone = allotItems(ordered, good).parcels;
        const together = allotItems(ordered, [...bad, ...good]).parcels;
        for (const { id } of good) expect(together.get(id)).toEqual(alone.get(id));
      }),
    );
  });
});
