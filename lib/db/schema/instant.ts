import { timestamp } from 'drizzle-orm/pg-core';

/** A point in time, UTC, to the millisecond that a JavaScript `Date` can hold. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}
