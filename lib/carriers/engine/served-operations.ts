const memoryMs = 10 * 60_000;

/** Remembers for a while which of a carrier's operations an account is served, when it is not the first. */
export interface ServedOperations {
  first(accountKey: string): number;
  note(accountKey: string, index: number): void;
}

export function servedOperations(now: () => number): ServedOperations {
  const known = new Map<string, { index: number; until: number }>();
  return {
    first(accountKey) {
      const entry = known.get(accountKey);
      return entry && now() < entry.until ? entry.index : 0;
    },
    note(accountKey, index) {
      if (index === 0) known.delete(accountKey);
      // The memory is not prolonged: the better operation gets its chance again.
      else if (this.first(accountKey) !== index) known.set(accountKey, { index, until: now() + memoryMs });
    },
  };
}
