/** When a carrier account is left alone for a while. All durations in milliseconds. */
export interface BreakerRules {
  /** Failures in a row that open it. */
  consecutiveFailures: number;
  /** Share of the last minute's calls that opens it, once there are `minimumCalls` of them. */
  failureShare: number;
  minimumCalls: number;
  firstPauseMs: number;
  maxPauseMs: number;
  /** A probe that never came back no longer blocks the next one. */
  probeTimeoutMs: number;
}

export const defaultBreakerRules: BreakerRules = {
  consecutiveFailures: 5,
  failureShare: 0.5,
  minimumCalls: 10,
  firstPauseMs: 15_000,
  maxPauseMs: 600_000,
  probeTimeoutMs: 60_000,
};

const slotMs = 5_000;
const windowMs = 60_000;

export interface Breaker {
  phase: 'closed' | 'open' | 'probing';
  failuresInRow: number;
  /** Calls of the last minute in slots of five seconds, so that a busy account costs no more memory. */
  slots: readonly { startedAt: number; calls: number; failures: number }[];
  /** Openings since the last success: each doubles the pause. */
  openings: number;
  /** While open, the end of the pause; while probing, the time after which another probe may go. */
  until: number;
}

export const closedBreaker: Breaker = { phase: 'closed', failuresInRow: 0, slots: [], openings: 0, until: 0 };

export type Permit = { isAllowed: true; isProbe: boolean } | { isAllowed: false; retryAfterSeconds: number };

/** Asks for one call at `now`. After a pause exactly one caller gets a permit, as the probe. */
export function askPermit(
  breaker: Breaker,
  now: number,
  rules: BreakerRules = defaultBreakerRules,
): { breaker: Breaker; permit: Permit } {
  if (breaker.phase === 'closed') return { breaker, permit: { isAllowed: true, isProbe: false } };
  if (now < breaker.until) {
    const retryAfterSeconds = Math.ceil((breaker.until - now) / 1000);
    return { breaker, permit: { isAllowed: false, retryAfterSeconds } };
  }
  const probing: Breaker = { ...breaker, phase: 'probing', until: now + rules.probeTimeoutMs };
  return { breaker: probing, permit: { isAllowed: true, isProbe: true } };
}

/**
 * Notes how a permitted call ended. `unused` means that it was never sent (no quota, no token): a probe's
 * permit goes back. Once open, only the probe's result counts; stragglers from before are ignored.
 */
export function noteResult(
  breaker: Breaker,
  result: { now: number; isProbe: boolean; outcome: 'success' | 'failure' | 'unused' },
  rules: BreakerRules = defaultBreakerRules,
): Breaker {
  const { now, isProbe, outcome } = result;
  if (breaker.phase !== 'closed') {
    if (!isProbe || breaker.phase !== 'probing') return breaker;
    if (outcome === 'unused') return { ...breaker, phase: 'open', until: now };
    return outcome === 'success' ? closedBreaker : opened(breaker, now, rules);
  }
  if (outcome === 'unused') return breaker;
  const isFailure = outcome === 'failure';
  const counted: Breaker = {
    ...breaker,
    failuresInRow: isFailure ? breaker.failuresInRow + 1 : 0,
    slots: countCall(breaker.slots, now, isFailure),
  };
  return isFailure && isTooMuch(counted, rules) ? opened(counted, now, rules) : counted;
}

function opened(breaker: Breaker, now: number, rules: BreakerRules): Breaker {
  const pauseMs = Math.min(rules.firstPauseMs * 2 ** breaker.openings, rules.maxPauseMs);
  return { phase: 'open', failuresInRow: 0, slots: [], openings: breaker.openings + 1, until: now + pauseMs };
}

function isTooMuch(breaker: Breaker, rules: BreakerRules): boolean {
  if (breaker.failuresInRow >= rules.consecutiveFailures) return true;
  const calls = breaker.slots.reduce((sum, slot) => sum + slot.calls, 0);
  const failures = breaker.slots.reduce((sum, slot) => sum + slot.failures, 0);
  return calls >= rules.minimumCalls && failures >= calls * rules.failureShare;
}

function countCall(slots: Breaker['slots'], now: number, isFailure: boolean): Breaker['slots'] {
  const startedAt = Math.floor(now / slotMs) * slotMs;
  const recent = slots.filter((slot) => slot.startedAt > now - windowMs && slot.startedAt !== startedAt);
  const current = slots.find((slot) => slot.startedAt === startedAt);
  return [
    ...recent,
    {
      startedAt,
      calls: (current?.calls ?? 0) + 1,
      failures: (current?.failures ?? 0) + (isFailure ? 1 : 0),
    },
  ];
}
