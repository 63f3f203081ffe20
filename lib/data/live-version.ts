import { createHash } from 'node:crypto';
import type { Milestone } from '@/lib/tracking/milestones';
import type { SystemState } from '@/lib/tracking/view';

interface Shown {
  /** Goes up at each visible change of the parcel. */
  snapshotVersion: number;
  systemState: SystemState;
  /** Of the order's other parcels, in the order listed. */
  siblingMilestones: readonly Milestone[];
}

/** Changes whenever the page would read differently: an open page compares it with the one it was made from. */
export function liveVersion({ snapshotVersion, systemState, siblingMilestones }: Shown): string {
  const own = `${snapshotVersion}-${systemState}`;
  if (siblingMilestones.length === 0) return own;
  const others = createHash('sha256').update(siblingMilestones.join()).digest('base64url');
  return `${own}-${others.slice(0, 8)}`;
}
