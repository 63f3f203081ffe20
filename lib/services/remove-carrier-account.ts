import { and, eq } from 'drizzle-orm';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { cancelSubscription } from './cancel-subscription';
import type { PushContext } from './push-context';

/**
 * Deletes a shop's account, and ends its subscription at the carrier first, as far as the carrier lets us: an
 * account must go even while its carrier is down, and pushes to it are then refused (`isCancelled: false`). Its
 * parcels stay, and wait for another account. Null when the shop has no such account.
 */
export async function removeCarrierAccount(
  context: Pick<PushContext, 'db' | 'keyring' | 'engine' | 'carriers' | 'now'>,
  merchantId: string,
  accountId: string,
): Promise<{ isCancelled: boolean } | null> {
  const { db, carriers } = context;
  const isAccount = and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId));
  const [row] = await db.select({ carrier: carrierAccounts.carrier }).from(carrierAccounts).where(isAccount);
  if (!row) return null;
  const carrier = carriers.find(({ code }) => code === row.carrier);
  const account = carrier && { merchantId, accountId, carrier };
  // Its key of encryption may be gone: it cannot be signed in with any more, and must go all the same.
  const isCancelled = account ? await cancelSubscription(context, account).catch(() => false) : true;
  await db.delete(carrierAccounts).where(isAccount);
  return { isCancelled };
}
