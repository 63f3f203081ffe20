import { isActionRequired, type Milestone, type Status, statusOf } from './milestones';

/**
 * What a milestone's `next` text is, so that the heading over it is true: something the shopper must do, can
 * do, does only if the parcel is not there, or what happens by itself. Keys of `page.advice` in `messages/`.
 */
export const adviceKinds = ['must', 'can', 'doubt', 'next'] as const;
export type AdviceKind = (typeof adviceKinds)[number];

const ofMilestone: Partial<Record<Milestone, AdviceKind>> = {
  'out_for_delivery.awaiting_scan': 'can',
  'attempt_failed.attempted': 'can',
  'delivered.to_neighbor': 'can',
  'delivered.to_agent': 'can',
  'delivered.to_locker': 'can',
  'exception.customs_held': 'can',
  'exception.damaged': 'can',
  'exception.lost': 'can',
};

/** After these nothing happens by itself any more. */
const ofStatus: Partial<Record<Status, AdviceKind>> = {
  delivered: 'doubt',
  returning: 'can',
  returned: 'can',
  cancelled: 'can',
};

export function adviceKindOf(milestone: Milestone): AdviceKind {
  if (isActionRequired(milestone)) return 'must';
  return ofMilestone[milestone] ?? ofStatus[statusOf(milestone)] ?? 'next';
}
