import {
  askPermit,
  type Breaker,
  type BreakerRules,
  closedBreaker,
  noteResult,
  type Permit,
} from './breaker';

export type CallOutcome = 'success' | 'failure' | 'unused';

/** One breaker for each account, in this process's memory. */
export interface Breakers {
  ask(accountKey: string): Permit;
  note(accountKey: string, isProbe: boolean, outcome: CallOutcome): void;
}

export function breakersByAccount(now: () => number, rules?: BreakerRules): Breakers {
  const states = new Map<string, Breaker>();
  return {
    ask(accountKey) {
      const { breaker, permit } = askPermit(states.get(accountKey) ?? closedBreaker, now(), rules);
      states.set(accountKey, breaker);
      return permit;
    },
    note(accountKey, isProbe, outcome) {
      const state = states.get(accountKey) ?? closedBreaker;
      states.set(accountKey, noteResult(state, { now: now(), isProbe, outcome }, rules));
    },
  };
}
