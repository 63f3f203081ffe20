import { createHash } from 'node:crypto';
import type { SystemState } from '@/lib/tracking/view';

interface Shown {
  /** Goes up at each visible change of the parcel. */
  snapshotVersion: number;
  systemState: SystemState;
  /** What the page names of the order's other parcels, in the order listed. */
  siblingStates: readonly string[];
}

/** Changes whenever the page would read differently: an open page compares it with the one it was made from. */
export function liveVersion({ snapshotVersion, systemState, siblingStates }: Shown): string {
  const own = `${snapshotVersion}-${systemState}`;
  if (siblingStates.length === 0) return own;
  const others = createHash('sha256').update(siblingStates.join()).digest('base64url');
  return `${own}-${others.slice(0, 8)}`;
}
