import { and, eq, ne } from 'drizzle-orm';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import type { PushContext } from './push-context';
import { removeCarrierAccount } from './remove-carrier-account';

/**
 * Lets an account take the place of the shop's older ones with the same carrier, which are removed. It keeps the
 * address and secret that pushes go by, as the merchant may have entered them at the carrier. Returns how many
 * were removed.
 */
export async function replaceCarrierAccounts(
  context: Pick<PushContext, 'db' | 'keyring' | 'engine' | 'carriers' | 'now'>,
  merchantId: string,
  { accountId, carrier }: { accountId: string; carrier: string },
): Promise<number> {
  const { db } = context;
  const { id, pushSecret, inboundKey, inboundKeyHash, lastPushAt, createdAt } = carrierAccounts;
  const isShops = eq(carrierAccounts.merchantId, merchantId);
  const older = await db
    .select({ id, keys: { pushSecret, inboundKey, inboundKeyHash, lastPushAt } })
    .from(carrierAccounts)
    .where(and(isShops, eq(carrierAccounts.carrier, carrier), ne(id, accountId)))
    .orderBy(createdAt, id);
  for (const account of older) await removeCarrierAccount(context, merchantId, account.id);
  const kept = older.findLast(({ keys }) => keys.inboundKeyHash !== null)?.keys;
  // Sealed for the shop and the carrier, so that another account of both can open them.
  if (kept)
    await db
      .update(carrierAccounts)
      .set(kept)
      .where(and(isShops, eq(id, accountId)));
  return older.length;
}
