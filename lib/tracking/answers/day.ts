const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** A calendar day as a number: days since 1970-01-01, so that counting needs no dates. `YYYY-MM-DD…` in. */
export function dayOf(localTime: string): number {
  return Date.parse(`${localTime.slice(0, 10)}T00:00:00Z`) / dayMs;
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

/** The instant (ms) at which a day is over on clocks that run `offsetHours` ahead of UTC. */
export function endOfDay(day: number, offsetHours: number): number {
  return (day + 1) * dayMs - offsetHours * hourMs;
}
