import 'server-only';
import { getLiveState as readLiveState } from '@/lib/db/links';
import { getEnv } from '@/lib/env';
import { isLinkToken } from '@/lib/ids';
import { requestRefresh } from '@/lib/services/request-refresh';
import { isResting } from '@/lib/tracking/resting';
import { liveVersion } from './live-version';
import { readDatabase } from './read-database';

export interface LiveAnswer {
  /** Differs from the page's when the page would read differently. */
  version: string;
  /** Last time the carrier answered for this parcel, ISO instant. */
  checkedAt: string | null;
  /** Whether the carrier is being asked right now. */
  isRefreshing: boolean;
  /** When to ask again. */
  pollSeconds: number;
}

/**
 * What an open page asks for every minute; null for an unknown token. If what it shows is old for its stage,
 * the parcel's next poll is moved forward: one refresh, however many pages are open. Not for a page that nobody
 * sees (`isHidden`): a tab that was forgotten would keep spending the quota. A shared page (`isShared`) says nothing of
 * the order's other parcels. Throws `ReadFailedError`.
 */
export async function getLiveAnswer(
  token: string,
  { isHidden = false, isShared = false } = {},
): Promise<LiveAnswer | null> {
  if (!isLinkToken(token)) return null;
  const { pollScale } = getEnv();
  const found = await readDatabase(async (db) => {
    const live = await readLiveState(db, token);
    if (!live || isHidden) return live && { live, isUnderWay: false };
    return { live, ...(await requestRefresh(db, live.merchantId, live.shipmentId, { pollScale })) };
  });
  if (!found) return null;
  const { live, isUnderWay } = found;
  const seconds = isUnderWay ? 5 : isResting(live.status) ? 600 : 60;
  return {
    // The page of a label that was replaced leads on to the new one's.
    version:
      live.isReplaced && !isShared
        ? 'replaced'
        : liveVersion(isShared ? { ...live, siblingStates: [] } : live),
    checkedAt: live.checkedAt?.toISOString() ?? null,
    isRefreshing: isUnderWay,
    pollSeconds: Math.max(2, Math.round(seconds * pollScale)),
  };
}
