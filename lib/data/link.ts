import 'server-only';
import { getLink, type Link } from '@/lib/db/links';
import { isLinkToken } from '@/lib/ids';
import { readDatabase } from './read-database';

/** Where an e-mail's short link leads; null for an unknown token. Not cached: it is opened once or twice. */
export async function getShortLink(token: string): Promise<Link | null> {
  return isLinkToken(token) ? readDatabase((db) => getLink(db, token)) : null;
}
