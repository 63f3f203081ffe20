/**
 * When the events of a recorded life happen to a parcel. All instants are milliseconds since 1970; lists
 * run from the oldest event to the newest, in the carrier's own order.
 */
export interface Schedule {
  /** The time an event shows, one for each event of the life. */
  shownAt: readonly number[];
  /** When it becomes visible: never before the events that the carrier lists before it. */
  dueAt: readonly number[];
  toParcelTime(fixtureInstant: number): number;
}

/** What `reveal` of a carrier's wire format needs to know of one parcel now. */
export interface LifeView {
  trackingNumber: string;
  /** Instants of the events revealed so far. */
  shownAt: readonly number[];
  isComplete: boolean;
  toParcelTime(fixtureInstant: number): number;
}

/** Lays a recorded life over a parcel's: it begins at `startedAt` and runs `speed` times as fast. */
export function scheduleLife(eventInstants: readonly number[], startedAt: number, speed = 1): Schedule {
  const first = eventInstants.length > 0 ? Math.min(...eventInstants) : 0;
  const toParcelTime = (instant: number) => startedAt + (instant - first) / speed;
  const shownAt = eventInstants.map(toParcelTime);
  let latest = Number.NEGATIVE_INFINITY;
  const dueAt = shownAt.map((instant) => {
    latest = Math.max(latest, instant);
    return latest;
  });
  return { shownAt, dueAt, toParcelTime };
}

/**
 * Times for the next `steps` events after those in `revealed` when somebody moves the parcel by hand:
 * an event keeps its scheduled time if that is past; else the steps share the time since the last one.
 */
export function pullForward(
  schedule: Schedule,
  revealed: readonly number[],
  { steps, now }: { steps: number; now: number },
): number[] {
  const shown = [...revealed];
  const target = Math.min(schedule.shownAt.length, shown.length + steps);
  while (shown.length < target) {
    const index = shown.length;
    const due = schedule.dueAt[index] ?? now;
    if (due <= now) {
      shown.push(schedule.shownAt[index] ?? now);
      continue;
    }
    const previous = Math.min(now, shown.at(-1) ?? now);
    shown.push(previous + (now - previous) / (target - index));
  }
  return shown;
}

/**
 * When a life must start so that the event at `index` happens at its recorded time of day, between `days`
 * and `days + 1` days before `now`.
 */
export function startForEvent(
  eventInstants: readonly number[],
  index: number,
  { days, now, speed = 1 }: { days: number; now: number; speed?: number },
): Date {
  const dayMs = 86_400_000;
  const first = eventInstants.length > 0 ? Math.min(...eventInstants) : now;
  const recorded = eventInstants[index] ?? first;
  const latest = now - days * dayMs;
  const happened = latest - ((((latest - recorded) % dayMs) + dayMs) % dayMs);
  return new Date(happened - (recorded - first) / speed);
}
