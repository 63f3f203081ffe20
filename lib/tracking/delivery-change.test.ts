import { describe, expect, test } from 'vitest';
import { changeVerdictOf, mayStillChange } from './delivery-change';
import { type Meaning, type Milestone, milestones } from './milestones';

const at = (milestone: Milestone, ...before: Meaning[]) => ({
  milestone,
  events: [milestone, ...before].map((meaning) => ({ meaning })),
});

describe('delivery instructions are offered only before the local centre', () => {
  test('exactly at these milestones', () => {
    expect(milestones.filter((milestone) => mayStillChange(at(milestone)))).toEqual([
      'pending.not_found_yet',
      'label_created.label_created',
      'label_created.container_received',
      'in_transit.accepted',
      'in_transit.picked_up',
      'in_transit.departed',
      'in_transit.arrived',
      'in_transit.moving',
      'in_transit.with_partner',
      'in_transit.forwarded',
      'in_transit.arrived_in_country',
      'in_transit.customs_started',
      'in_transit.customs_cleared',
      'in_transit.resolved',
      'in_transit.scheduled',
      'exception.delayed',
      'exception.weather',
      'exception.customs_held',
      'exception.info_needed',
      'exception.payment_needed',
      'exception.missorted',
    ]);
  });

  test.each([
    'in_transit.local_facility',
    'out_for_delivery.out_for_delivery',
    'attempt_failed.no_access',
  ] as const)('never again after %s, whatever is reported since', (seen) => {
    for (const milestone of milestones) expect(mayStillChange(at(milestone, seen))).toBe(false);
  });

  test('a notice changes nothing', () => {
    expect(mayStillChange(at('in_transit.moving', 'notice.change_requested'))).toBe(true);
  });
});

test.each([
  ['out_for_delivery.out_for_delivery', 'out'],
  ['in_transit.local_facility', 'out'],
  ['attempt_failed.redelivery_needed', 'attempted'],
  ['available_for_pickup.ready', 'pickup'],
  ['delivered.signed', 'delivered'],
  ['returning.refused', 'ended'],
  ['cancelled.label_void', 'ended'],
  ['unknown.unmapped', 'unclear'],
  ['exception.lost', 'unclear'],
  ['exception.other', 'unclear'],
] as const)('at %s it is too late, and the page says why: %s', (milestone, verdict) => {
  expect(changeVerdictOf(at(milestone))).toBe(verdict);
});
