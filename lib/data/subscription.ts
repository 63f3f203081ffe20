import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag } from '@/lib/db/cache-tags';
import { findSubscription, getSubscription, type SubscriptionStatus } from '@/lib/db/subscriptions';
import type { Locale } from '@/lib/i18n/locales';
import { isLinkToken } from '@/lib/ids';
import { confirmUntil } from '@/lib/tracking/updates';
import { readDatabase } from './read-database';

export interface SubscriptionView {
  channel: 'email' | 'push';
  status: SubscriptionStatus;
  /** ISO instant; matters while it is pending. */
  confirmUntil: string;
}

/** What the holder of a subscription's secret sees of it: no address, no parcel. Null for any other token. */
export async function getSubscriptionView(shopId: string, token: string): Promise<SubscriptionView | null> {
  return isLinkToken(token) ? readView(shopId, token) : null;
}

/** Cached until the commit that confirms or ends it. */
async function readView(shopId: string, token: string): Promise<SubscriptionView | null> {
  'use cache';
  cacheLife('page');
  const found = await readDatabase((db) => getSubscription(db, shopId, token));
  if (!found) return null;
  cacheTag(shipmentTag(found.shipmentId));
  const { channel, status, requestedAt } = found;
  return { channel, status, confirmUntil: confirmUntil(requestedAt).toISOString() };
}

/** Whose a subscription is, for a mail program that ends it; null for an unknown token. */
export async function getSubscriptionOwner(
  token: string,
): Promise<{ merchantId: string; merchantSlug: string; locale: Locale } | null> {
  return isLinkToken(token) ? readDatabase((db) => findSubscription(db, token)) : null;
}
