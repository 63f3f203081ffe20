import type { Status } from './milestones';

const finished: ReadonlySet<Status> = new Set(['delivered', 'returned', 'cancelled']);

/** Whether there is anything left to tell of a parcel. */
export function mayBringNews(status: Status): boolean {
  return !finished.has(status);
}

/** For so long after the form was sent, an e-mail address can be confirmed. */
const confirmDays = 7;

/** The last moment of that. */
export function confirmUntil(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + confirmDays * 86_400_000);
}
