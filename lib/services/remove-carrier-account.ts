import { and, eq } from 'drizzle-orm';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { cancelSubscription } from './cancel-subscription';
import type { PushContext } from './push-context';

/**
 * Deletes a shop's account, and ends its subscription at the carrier first, as far as the carrier lets us: an
 * account must go even while its carrier is down, and pushes to it are then refused. Its parcels stay, and wait
 * for another account. False when the shop has no such account.
 */
export async function removeCarrierAccount(
  context: Pick<PushContext, 'db' | 'keyring' | 'engine' | 'carriers' | 'log' | 'now'>,
  merchantId: string,
  accountId: string,
): Promise<boolean> {
  const { db, carriers, log } = context;
  const isAccount = and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId));
  const [row] = await db.select({ carrier: carrierAccounts.carrier }).from(carrierAccounts).where(isAccount);
  if (!row) return false;
  const carrier = carriers.find(({ code }) => code === row.carrier);
  if (carrier) {
    try {
      const isOver = await cancelSubscription(context, { merchantId, accountId, carrier });
      if (!isOver) log.warn({ merchantId, accountId }, 'a subscription outlives its account');
    } catch (err) {
      log.warn({ merchantId, accountId, err }, 'a subscription outlives its account');
    }
  }
  await db.delete(carrierAccounts).where(isAccount);
  return true;
}
