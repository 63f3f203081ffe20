import { and, eq } from 'drizzle-orm';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { cancelSubscription } from './cancel-subscription';
import type { PushContext } from './push-context';

type Context = Pick<PushContext, 'db' | 'keyring' | 'engine' | 'carriers' | 'now'>;

/**
 * Deletes a shop's account, and ends its subscription at the carrier first, as far as the carrier lets us: an
 * account must go even while its carrier is down, and pushes to it are then refused (`isCancelled: false`). Its
 * parcels stay, and wait for another account. Null when the shop has no such account.
 */
export async function removeCarrierAccount(
  context: Context,
  merchantId: string,
  accountId: string,
): Promise<{ isCancelled: boolean } | null> {
  const isCancelled = await cancelForRemoval(context, merchantId, accountId);
  if (isCancelled === null) return null;
  await context.db
    .delete(carrierAccounts)
    .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId)));
  return { isCancelled };
}

/** Ends the subscription of an account that is about to go. Null when the shop has no such account. Never throws but for the database. */
export async function cancelForRemoval(
  context: Context,
  merchantId: string,
  accountId: string,
): Promise<boolean | null> {
  const [row] = await context.db
    .select({ carrier: carrierAccounts.carrier })
    .from(carrierAccounts)
    .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId)));
  if (!row) return null;
  const carrier = context.carriers.find(({ code }) => code === row.carrier);
  if (!carrier) return true;
  // Its key of encryption may be gone: it cannot be signed in with any more, and must go all the same.
  return cancelSubscription(context, { merchantId, accountId, carrier }).catch(() => false);
}
