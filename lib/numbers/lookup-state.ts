import type { Milestone, Status } from '@/lib/tracking/milestones';
import type { CarrierView } from '@/lib/tracking/view';
import type { NumberIssue } from './number-issue';

/** What keeps a lookup from being answered: too many of them, or our own database is away. */
export type LookupTrouble = 'rate_limited' | 'unavailable';

/** What the lookup action answers. Holds nothing personal but what the shopper has just typed. */
export type LookupState =
  | { kind: 'idle' }
  | {
      kind: 'order';
      outcome: 'not_found' | 'invalid' | 'not_shipped' | LookupTrouble;
      fields: { orderNumber: string; contact: string };
    }
  | {
      kind: 'numbers';
      /** The text as it was entered, so that nothing is lost. */
      raw: string;
      rows: NumberRow[];
      /** How many numbers were beyond the limit and not looked up. */
      overflow: number;
      /** Why nothing was looked up; null when it was. */
      trouble: LookupTrouble | null;
    };

/** What became of one number. Whoever has only a number learns nothing personal: no link, no place, no items. */
export interface NumberRow {
  /** As typed. */
  entered: string;
  /** What we read it as; null when it is no number. */
  number: string | null;
  outcome: 'found' | 'not_in_shop' | 'check_failed' | 'unreadable';
  /** Whose it is, or the best guess. */
  carrier: NumberCarrier | null;
  /** Other carriers that it may belong to, the likelier first. */
  otherCarriers: NumberCarrier[];
  status?: Status;
  milestone?: Milestone;
  /** ISO instant. */
  lastEventAt?: string | null;
  /** A key of `numberReasons`. */
  reason?: NumberIssue | 'check_failed';
}

export type NumberCarrier = Pick<CarrierView, 'code' | 'name'> & {
  /** The carrier's page for this number, else its own site; null when we know neither. */
  officialUrl: string | null;
};

/** Names of the form fields: the action reads what the forms send. */
export const fieldNames = {
  kind: 'kind',
  orderNumber: 'orderNumber',
  contact: 'contact',
  numbers: 'numbers',
} as const;

export type LookupAction = (state: LookupState, form: FormData) => Promise<LookupState>;
