import type { IconName } from '@/components/ui/icon';
import { type Concern, concernOf } from '@/lib/tracking/concern';
import { type Milestone, type Status, statusOf } from '@/lib/tracking/milestones';

interface StatusLook {
  icon: IconName;
  /** A class of `globals.css` that sets the status colours for everything inside. */
  tone: 'tone-neutral' | 'tone-info' | 'tone-success' | 'tone-warning' | 'tone-danger';
}

/** How each status looks. A colour never stands alone: an icon and a word always say the same. */
export const statusLooks: Record<Status, StatusLook> = {
  unknown: { icon: 'question', tone: 'tone-neutral' },
  pending: { icon: 'clock', tone: 'tone-neutral' },
  label_created: { icon: 'label', tone: 'tone-neutral' },
  in_transit: { icon: 'truck', tone: 'tone-info' },
  out_for_delivery: { icon: 'truck', tone: 'tone-info' },
  attempt_failed: { icon: 'door', tone: 'tone-warning' },
  available_for_pickup: { icon: 'store', tone: 'tone-warning' },
  delivered: { icon: 'check', tone: 'tone-success' },
  exception: { icon: 'alert', tone: 'tone-danger' },
  returning: { icon: 'return', tone: 'tone-warning' },
  returned: { icon: 'return', tone: 'tone-neutral' },
  cancelled: { icon: 'cross', tone: 'tone-neutral' },
};

/** Exceptions that are less than a problem look like what they are. */
const concernLooks: Record<Exclude<Concern, 'problem'>, StatusLook> = {
  action: { icon: 'alert', tone: 'tone-warning' },
  delay: { icon: 'clock', tone: 'tone-warning' },
  hold: { icon: 'clock', tone: 'tone-warning' },
  check: { icon: 'clock', tone: 'tone-neutral' },
};

/** The look of a milestone's chip, and the key of its word. */
export function chipOf(milestone: Milestone) {
  const status = statusOf(milestone);
  const concern = concernOf(milestone);
  return concern && concern !== 'problem'
    ? { ...concernLooks[concern], key: `concern.${concern}` as const }
    : { ...statusLooks[status], key: `status.${status}` as const };
}
