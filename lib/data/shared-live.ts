import 'server-only';
import { getSharedLink } from '@/lib/db/share-links';
import { isLinkToken } from '@/lib/ids';
import { getLiveAnswer, type LiveAnswer } from './live-state';
import { readDatabase } from './read-database';

/** `getLiveAnswer` for an open shared page; null when its link is unknown, has ended or was revoked. */
export async function getSharedLiveAnswer(token: string, isHidden = false): Promise<LiveAnswer | null> {
  if (!isLinkToken(token)) return null;
  const link = await readDatabase((db) => getSharedLink(db, token, new Date()));
  return link && getLiveAnswer(link.parcelToken, { isHidden, isShared: true });
}
