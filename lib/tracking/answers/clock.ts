/** Tells what has passed, and remembers what has not: the answer holds until the first of those passes. */
export interface Clock {
  /** Has this instant (ms) come? */
  hasPassed(ms: number): boolean;
  /** The first instant asked about that is still to come; null when there is none. */
  next(): Date | null;
}

/**
 * A clock that stands at `now`. What is calculated from its answers alone stays the same until `next()`: until
 * then every question would get the same answer again, and so the same questions would be asked.
 */
export function clockAt(now: Date): Clock {
  const nowMs = now.getTime();
  let nextMs = Number.POSITIVE_INFINITY;
  return {
    hasPassed(ms) {
      if (ms <= nowMs) return true;
      nextMs = Math.min(nextMs, ms);
      return false;
    },
    next: () => (Number.isFinite(nextMs) ? new Date(nextMs) : null),
  };
}
