import { sql } from 'drizzle-orm';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import type { Keyring } from '@/lib/crypto';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import type { Database } from '@/lib/db/client';
import { addDomain, findShop } from '@/lib/db/merchants';
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
  const add = async (carrier: 'usps' | 'ups', name: string) => {
    const credentials = sandboxCredentials[carrier];
    return (await createCarrierAccount(db, merchantId, keyring, { carrier, name, credentials })).id;
  };
  for (const order of ownOrders) {
    const accounts = { usps: await add('usps', order.shows), ups: await add('ups', order.shows) };
    await seedOrder(
      { db, merchantId, keyring, accounts },
      order,
      new Date(order.placedOn ?? now.getTime() - 9 * dayMs),
    );
  }
  // The sandbox has no quota, and a test should not wait for one.
  await db.execute(sql`update carrier_accounts set requests_per_hour = 36000`);
}

const dayMs = 24 * 60 * 60 * 1000;
