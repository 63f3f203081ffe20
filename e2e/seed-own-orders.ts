import { sql } from 'drizzle-orm';
import { sandboxCredentialsOf } from '@/lib/carriers/sandbox/credentials';
import type { Keyring } from '@/lib/crypto';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import type { Database } from '@/lib/db/client';
import { addDomain, findShop, setOffersUpdates } from '@/lib/db/merchants';
import { askedOf } from '../scripts/demo-shop/sandbox-parcels';
import { seedOrder } from '../scripts/demo-shop/seed';
import { demoShop } from '../scripts/demo-shop/theme';
import { ownDomain, unprovedDomain } from './domains';
import { ownOrders } from './own-orders';

/** Adds to the demo shop what the specs have for themselves: orders, carrier accounts, domains. */
export async function seedOwnOrders(db: Database, keyring: Keyring, now: Date): Promise<void> {
  const shop = await findShop(db, demoShop.slug);
  if (!shop) throw new Error('The demo shop must be there first.');
  const merchantId = shop.id;
  await addDomain(db, merchantId, ownDomain, now);
  await addDomain(db, merchantId, unprovedDomain, null);
  await setOffersUpdates(db, merchantId, true);
  for (const order of ownOrders) {
    const codes = new Set([
      ...order.parcels.map(askedOf),
      ...(order.shows === 'routed' ? ['seventeentrack'] : []),
    ]);
    const accounts: Record<string, string> = {};
    for (const carrier of codes) {
      const account = { carrier, name: order.shows, credentials: sandboxCredentialsOf(carrier) };
      accounts[carrier] = (await createCarrierAccount(db, merchantId, keyring, account)).id;
    }
    const placedAt = new Date(order.placedOn ?? now.getTime() - 9 * dayMs);
    await seedOrder({ db, merchantId, keyring, accounts }, order, placedAt);
  }
  // The sandbox has no quota, and a test should not wait for one.
  await db.execute(sql`update carrier_accounts set requests_per_hour = 36000`);
}

const dayMs = 24 * 60 * 60 * 1000;
