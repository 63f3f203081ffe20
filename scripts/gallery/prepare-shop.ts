import { eq } from 'drizzle-orm';
import { createDatabase } from '@/lib/db/client';
import { findShop, setOffersUpdates } from '@/lib/db/merchants';
import { shareLinks } from '@/lib/db/schema/share-links';
import { shipments } from '@/lib/db/schema/shipments';
import { subscriptions } from '@/lib/db/schema/subscriptions';
import { demoShop } from '../demo-shop/theme';
import { linkTokens, shared, subscribed } from './states';

const dayMs = 24 * 60 * 60 * 1000;

export interface PreparedShop {
  /** The demo shop offers no updates at first; from here on it does. */
  offerUpdates(): Promise<void>;
  /** Many pictures are many forms sent from one address in a short time. */
  forgetRateLimits(): Promise<void>;
  close(): Promise<void>;
}

/** Adds what only shoppers add, under links of its own: a shared link, and wishes to hear of news. */
export async function prepareShop(databaseUrl: string): Promise<PreparedShop> {
  const db = createDatabase(databaseUrl, { max: 1 });
  const merchantId = (await findShop(db, demoShop.slug))?.id ?? '';
  const idOf = async (token: string) => {
    const [row] = await db.select({ id: shipments.id }).from(shipments).where(eq(shipments.token, token));
    return row?.id ?? '';
  };
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 7 * dayMs);
  await db.insert(shareLinks).values({
    ...{ merchantId, id: 'shl_gallery', shipmentId: await idOf(shared), token: linkTokens.shared, expiresAt },
  });
  const shipmentId = await idOf(subscribed);
  for (const status of ['pending', 'active', 'ended'] as const) {
    await db.insert(subscriptions).values({
      ...{ merchantId, shipmentId, id: `sub_gallery_${status}`, channel: 'email', locale: 'en', status },
      ...{ addressSealed: '', addressHash: status, token: linkTokens[status], requestedAt: now },
    });
  }
  return {
    offerUpdates: () => setOffersUpdates(db, merchantId, true),
    forgetRateLimits: async () => {
      await db.$client`delete from rate_limits`;
    },
    close: () => db.$client.end(),
  };
}
