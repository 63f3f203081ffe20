import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Milestone, milestones, statusOf } from './milestones';
import { progressOf } from './progress';
import type { TimelineEntry } from './view';

/** A parcel with a history, newest first; the first is where it stands. */
function parcel(...history: [Milestone, ...Milestone[]]) {
  const events = history.map((meaning) => ({ meaning }) as TimelineEntry);
  return { status: statusOf(history[0]), milestone: history[0], events };
}

function shape(...history: [Milestone, ...Milestone[]]): string {
  const { stages } = progressOf(parcel(...history));
  const marks = { done: '✓', current: '●', upcoming: '○' };
  return stages.map(({ stage, state }) => `${marks[state]}${stage}`).join(' ');
}

describe('the way of a parcel', () => {
  it.each<[string, [Milestone, ...Milestone[]], string]>([
    ['before the first news', ['pending.not_found_yet'], '○label ○transit ○out ○delivered'],
    ['with a label only', ['label_created.label_created'], '●label ○transit ○out ○delivered'],
    ['on its way', ['in_transit.moving'], '✓label ●transit ○out ○delivered'],
    ['in customs', ['in_transit.customs_started'], '✓label ✓transit ●customs ○out ○delivered'],
    ['held by customs', ['exception.customs_held'], '✓label ✓transit ●customs ○out ○delivered'],
    [
      'delayed after customs',
      ['exception.delayed', 'in_transit.customs_cleared'],
      '✓label ✓transit ●customs ○out ○delivered',
    ],
    [
      'after customs',
      ['in_transit.moving', 'in_transit.customs_cleared'],
      '✓label ✓transit ✓customs ○out ○delivered',
    ],
    ['out for delivery', ['out_for_delivery.out_for_delivery'], '✓label ✓transit ●out ○delivered'],
    ['at a closed door', ['attempt_failed.no_access'], '✓label ✓transit ●out ○delivered'],
    ['at a pickup point', ['available_for_pickup.ready'], '✓label ✓transit ●pickup ○collected'],
    ['collected', ['delivered.picked_up_by_recipient'], '✓label ✓transit ✓pickup ✓collected'],
    ['delivered', ['delivered.signed', 'in_transit.moving'], '✓label ✓transit ✓out ✓delivered'],
    ['going back', ['returning.refused', 'in_transit.moving'], '✓label ✓transit ●returning ○returned'],
    ['back at the sender', ['returned.returned'], '✓label ✓transit ✓returning ✓returned'],
    ['cancelled', ['cancelled.label_void'], '✓label ●cancelled'],
  ])('%s', (_, history, expected) => {
    expect(shape(...history)).toBe(expected);
  });

  it('stays at the stage a problem found it in', () => {
    expect(shape('exception.weather', 'in_transit.moving')).toBe('✓label ●transit ○out ○delivered');
    expect(shape('exception.damaged', 'out_for_delivery.out_for_delivery')).toBe(
      '✓label ✓transit ●out ○delivered',
    );
  });

  it('is alarming only for what is wrong, not for what takes longer', () => {
    expect(progressOf(parcel('exception.damaged')).mood).toBe('problem');
    expect(progressOf(parcel('exception.weather')).mood).toBe('waiting');
    expect(progressOf(parcel('exception.info_needed')).mood).toBe('waiting');
    expect(progressOf(parcel('exception.postage_review')).mood).toBe('moving');
  });

  it('never guesses an unmapped code into a stage: it stays where it was, or nowhere', () => {
    expect(shape('unknown.unmapped')).toBe('○label ○transit ○out ○delivered');
    expect(shape('unknown.unmapped', 'label_created.label_created')).toBe('●label ○transit ○out ○delivered');
  });
});

describe('progressOf', () => {
  const history = fc.tuple(
    fc.constantFrom(...milestones),
    fc.array(fc.constantFrom(...milestones), { maxLength: 8 }),
  );

  it('is done before the position and to come after it, whatever the history', () => {
    fc.assert(
      fc.property(history, ([now, past]) => {
        const { stages, position } = progressOf(parcel(now, ...past));
        expect(stages.length).toBeGreaterThanOrEqual(2);
        expect(stages.length).toBeLessThanOrEqual(5);
        stages.forEach(({ state }, index) => {
          if (index + 1 < position) expect(state).toBe('done');
          if (index + 1 > position) expect(state).toBe('upcoming');
        });
      }),
    );
  });

  it('reaches the last stage only when the way is over', () => {
    fc.assert(
      fc.property(history, ([now, past]) => {
        const { stages, position } = progressOf(parcel(now, ...past));
        const isOver = ['delivered', 'returned', 'cancelled'].includes(statusOf(now));
        expect(position === stages.length).toBe(isOver);
      }),
    );
  });
});
