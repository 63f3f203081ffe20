import type { HolidayName } from './holiday-names';
import type { Step } from './steps';

/**
 * How long there has been no news, measured in the business days that the stage usually takes: keys of texts.
 * The next event makes it `normal` again.
 */
const quietStates = ['normal', 'quieter', 'ask_carrier'] as const;
export type QuietState = (typeof quietStates)[number];

/**
 * The only reasons for which a page offers to contact the carrier: no update for an extended time, past the
 * expected day without a reason, lost or damaged, status unclear, special delivery instructions.
 */
export const contactTriggers = ['quiet', 'overdue', 'lost_or_damaged', 'unclear', 'instructions'] as const;
export type ContactTrigger = (typeof contactTriggers)[number];

/** A public holiday on which the parcel would otherwise have moved. */
export interface HolidayInWait {
  /** `YYYY-MM-DD`, its first day. */
  date: string;
  /** Its last day; null when it is one day. */
  lastDate: string | null;
  /** ISO 3166-1 alpha-2 of the country that keeps it. */
  country: string;
  name: HolidayName;
}

/**
 * What time makes of a parcel's state. Calculated with the snapshot and stored in it, because pages are cached:
 * when time alone would change it, the sweep calculates it anew (`shipments.reconsider_at`).
 */
export interface Answer {
  quiet: QuietState;
  /** Past the last expected day, for whatever reason. Absent: not. */
  isLate?: true;
  /** Past the last expected day, and nothing says why. */
  isOverdue: boolean;
  /** Why the carrier's contacts are offered; null: they are not. Never `instructions`, which the shopper brings. */
  trigger: ContactTrigger | null;
  /** Day by which the next news usually comes, `YYYY-MM-DD` where it will come from, never past; null: nobody can say. */
  nextBy: string | null;
  /** What the shopper can do, the first thing first. Empty: nothing needs doing. */
  steps: readonly Step[];
  /** Public holidays within the wait that explain it, oldest first. */
  holidays: readonly HolidayInWait[];
}
