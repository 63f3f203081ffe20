import { eq, ne } from 'drizzle-orm';
import { carriers } from '@/lib/carriers';
import type { Carrier } from '@/lib/carriers/carrier';
import { sandboxCredentialsOf } from '@/lib/carriers/sandbox/credentials';
import { ups } from '@/lib/carriers/ups';
import { contactHashes } from '@/lib/contact-hash';
import type { Keyring } from '@/lib/crypto';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import type { Database } from '@/lib/db/client';
import { createMerchant, findShop, publishTheme } from '@/lib/db/merchants';
import { createOrder } from '@/lib/db/orders';
import { merchants } from '@/lib/db/schema/merchants';
import { createShipment } from '@/lib/db/shipments';
import type { DemoOrder, DemoParcel } from './demo-order';
import { demoOrders } from './orders';
import { askedOf } from './sandbox-parcels';
import { demoShop, demoTheme } from './theme';

const dayMs = 24 * 60 * 60 * 1000;

export async function hasDemoShop(db: Database): Promise<boolean> {
  return (await findShop(db, demoShop.slug)) !== null;
}

/** Whether the database holds a shop besides the demo's: then its carriers are no sandbox. */
export async function hasOtherShops(db: Database): Promise<boolean> {
  const others = await db
    .select({ id: merchants.id })
    .from(merchants)
    .where(ne(merchants.slug, demoShop.slug))
    .limit(1);
  return others.length > 0;
}

/** Removes the demo shop and all that is its own. */
export async function removeDemoShop(db: Database): Promise<void> {
  await db.delete(merchants).where(eq(merchants.slug, demoShop.slug));
}

/** Adds the demo shop: brand, carrier accounts of the sandbox, and orders whose parcels are due to be asked about. */
export async function seedDemoShop(db: Database, keyring: Keyring, now: Date): Promise<void> {
  const { id: merchantId } = await createMerchant(db, demoShop);
  await publishTheme(db, merchantId, demoTheme, now);
  const add = async (carrier: Carrier, name = carrier.name) => {
    const credentials = sandboxCredentialsOf(carrier.code);
    // The sandbox has no quota, and days pass there in minutes.
    const account = { carrier: carrier.code, name, credentials, requestsPerHour: 36_000 };
    return (await createCarrierAccount(db, merchantId, keyring, account)).id;
  };
  const accounts: Accounts = {};
  for (const carrier of carriers) accounts[carrier.code] = await add(carrier);
  // Of its own, because an outage concerns an account: the others must go on.
  accounts.outage = await add(ups, 'UPS, old account');
  for (const [index, order] of demoOrders.entries()) {
    const placedAt = order.placedOn
      ? new Date(order.placedOn)
      : new Date(now.getTime() - (6 + index) * dayMs);
    await seedOrder({ db, merchantId, keyring, accounts }, order, placedAt);
  }
}

/** Account ids, by the code of the carrier or aggregator. */
type Accounts = Partial<Record<string, string>>;
export interface Seeding {
  db: Database;
  merchantId: string;
  keyring: Keyring;
  accounts: Accounts;
}

/** Adds one order and its parcels. The carriers are asked about them as soon as a worker runs. */
export async function seedOrder(
  { db, merchantId, keyring, accounts }: Seeding,
  order: DemoOrder,
  placedAt: Date,
): Promise<void> {
  const { id: orderId, itemIds } = await createOrder(db, merchantId, {
    number: order.number,
    placedAt,
    locale: order.locale,
    emailHash: contactHashes(keyring, merchantId, 'email', order.email)[0] ?? null,
    postcodeHash: contactHashes(keyring, merchantId, 'postcode', order.postcode)[0] ?? null,
    recipient: { value: order.recipient, keyring },
    items: order.items,
  });
  for (const [index, parcel] of order.parcels.entries()) {
    await createShipment(db, merchantId, {
      orderId,
      carrier: parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      shipDateStart: placedAt.toISOString().slice(0, 10),
      accountId: accounts[parcel.account ?? askedOf(parcel)] ?? null,
      nextPollAt: placedAt,
      token: order.tokens[index],
      items: linesOf(order, parcel).map((line, at) => ({
        orderItemId: itemIds[line] ?? '',
        quantity: parcel.quantities?.[at] ?? order.items[line]?.quantity ?? 0,
      })),
    });
  }
}

function linesOf(order: DemoOrder, parcel: DemoParcel): readonly number[] {
  return parcel.lines ?? order.items.map((_, index) => index);
}
