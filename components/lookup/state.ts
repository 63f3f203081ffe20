import type { Milestone, Status } from '@/lib/tracking/milestones';

/** What the lookup action answers. Holds nothing personal but what the shopper has just typed. */
export type LookupState =
  | { kind: 'idle' }
  | {
      kind: 'order';
      outcome: 'not_found' | 'rate_limited' | 'invalid';
      fields: { orderNumber: string; contact: string };
    }
  | {
      kind: 'numbers';
      /** The text as it was entered, so that nothing is lost. */
      raw: string;
      rows: NumberRow[];
      /** How many numbers were beyond the limit and not looked up. */
      overflow: number;
      rateLimited?: boolean;
    };

export interface NumberRow {
  entered: string;
  /** What we read it as; null when it is no number. */
  number: string | null;
  outcome: 'found' | 'not_in_shop' | 'check_failed' | 'unreadable';
  /** Whose it is, or the best guess. */
  carrier: { code: string; name: string; trackingUrl: string | null } | null;
  status?: Status;
  milestone?: Milestone;
  /** ISO instant. */
  lastEventAt?: string | null;
  href?: string | null;
  /** A key of `numberReasons`. */
  reason?: string;
}

/** Names of the form fields: the action reads what the forms send. */
export const fieldNames = {
  kind: 'kind',
  orderNumber: 'orderNumber',
  contact: 'contact',
  numbers: 'numbers',
} as const;

export type LookupAction = (state: LookupState, form: FormData) => Promise<LookupState>;
