import type { IconName } from '@/components/ui/icon';
import type { Status } from '@/lib/tracking/milestones';

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
