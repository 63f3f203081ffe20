import { describe, expect, test } from 'vitest';
import { type Milestone, milestones, statusOf } from '@/lib/tracking/milestones';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import type { ShipmentSnapshot } from '@/lib/tracking/view';
import { blocksSchema } from './blocks';
import { shownBlocks, shownBlocksAtLookup } from './shown-blocks';

const url = 'https://example.com';
const label = { en: 'Look' };
const blocks = blocksSchema.parse([
  { kind: 'campaign', title: label, link: { label, url } },
  { kind: 'notice', text: label },
  { kind: 'products', cards: [{ name: label, url }] },
  { kind: 'help', links: [{ label, url }] },
  { kind: 'help', links: [{ label, url }], isVisible: false },
  { kind: 'returns', url },
  { kind: 'notice', text: label, place: 'below', onlyFor: ['in_transit'] },
  { kind: 'social', profiles: [{ name: 'X', url }] },
]);

function view(milestone: Milestone, more: Partial<ShipmentSnapshot> = {}) {
  return {
    snapshot: { ...emptySnapshot(), status: statusOf(milestone), milestone, ...more },
    split: null,
    system: { state: 'ok' as const, checkedAt: '2026-11-20T12:00:00Z', isPushed: false },
  };
}
const kindsBelow = (...parcel: Parameters<typeof view>) =>
  shownBlocks(blocks, 'below', view(...parcel)).map(({ kind }) => kind);
const sells = (shown: readonly string[]) => shown.includes('campaign') || shown.includes('products');

describe('which blocks a page shows', () => {
  test('those of its place and its status, in the merchant’s order, what sells last', () => {
    expect(kindsBelow('in_transit.moving')).toEqual(['help', 'notice', 'social', 'campaign', 'products']);
    expect(kindsBelow('delivered.signed')).toEqual(['help', 'returns', 'social', 'campaign', 'products']);
    expect(shownBlocks(blocks, 'top', view('exception.lost')).map(({ kind }) => kind)).toEqual(['notice']);
  });

  test('nothing is sold while something is wrong, and help stays', () => {
    const wrong = milestones.filter((milestone) =>
      /^(exception|returning|returned|attempt_failed|cancelled|unknown|pending)\./.test(milestone),
    );
    expect(wrong.length).toBeGreaterThan(20);
    for (const milestone of [...wrong, 'out_for_delivery.awaiting_scan' as const]) {
      expect(sells(kindsBelow(milestone)), milestone).toBe(false);
      expect(kindsBelow(milestone)).toContain('help');
    }
  });

  test('nor while the parcel is late or quiet, or some of its history may be another’s', () => {
    const estimate = { date: '2026-11-18', lastDate: null, window: null, isGuaranteed: false };
    const answer = {
      quiet: 'normal',
      isOverdue: false,
      trigger: null,
      nextBy: null,
      steps: [],
      holidays: [],
    };
    const moving = (more: object) => sells(kindsBelow('in_transit.moving', more));
    expect(moving({ answer })).toBe(true);
    expect(moving({ estimate: { ...estimate, source: 'carrier' } })).toBe(false);
    expect(moving({ answer: { ...answer, isOverdue: true } })).toBe(false);
    expect(moving({ answer: { ...answer, quiet: 'quieter' } })).toBe(false);
    expect(moving({ mayBeMixed: true })).toBe(false);
  });

  test('nor while another parcel of the order is in trouble; that one is not shipped yet is none', () => {
    const beside = (milestone: Milestone) => {
      const parcels = [{ token: 'x', milestone, day: null, items: [], surplus: [] }];
      const split = { parcels, rest: [], isRestUnshipped: true };
      const shown = shownBlocks(blocks, 'below', { ...view('delivered.signed'), split });
      return sells(shown.map(({ kind }) => kind));
    };
    expect(
      ['exception.lost', 'returned.returned', 'attempt_failed.no_access'].some((one) =>
        beside(one as Milestone),
      ),
    ).toBe(false);
    expect(beside('pending.not_found_yet')).toBe(true);
    expect(beside('in_transit.moving')).toBe(true);
  });

  test('the lookup page has what is for everybody', () => {
    const kinds = (place: 'top' | 'below') => shownBlocksAtLookup(blocks, place).map(({ kind }) => kind);
    expect(kinds('top')).toEqual(['notice']);
    expect(kinds('below')).toEqual(['help', 'social']);
  });
});
