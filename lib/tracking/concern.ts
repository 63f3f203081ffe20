import { isActionRequired, type Milestone, statusOf } from './milestones';

/**
 * How worried a shopper should be about an exception; keys of `concern` in `messages/`. "Problem" over a
 * storm or a postage check would frighten people about a parcel that will come.
 */
export const concerns = ['action', 'delay', 'hold', 'check', 'problem'] as const;
export type Concern = (typeof concerns)[number];

const mild: Partial<Record<Milestone, Concern>> = {
  'exception.delayed': 'delay',
  'exception.weather': 'delay',
  'exception.missorted': 'delay',
  'exception.customs_held': 'hold',
  'exception.security': 'check',
  'exception.postage_review': 'check',
};

/** Null for everything that is no exception. */
export function concernOf(milestone: Milestone): Concern | null {
  if (statusOf(milestone) !== 'exception') return null;
  return isActionRequired(milestone) ? 'action' : (mild[milestone] ?? 'problem');
}
