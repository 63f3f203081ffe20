import { and, eq, inArray, isNull } from 'drizzle-orm';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { makePushKeys } from '@/lib/push-keys';
import type { PushContext } from './push-context';

/** Gives keys to accounts that were there before their carrier could push. Of all shops. */
export async function givePushKeys({
  db,
  keyring,
  carriers,
}: Pick<PushContext, 'db' | 'keyring' | 'carriers'>): Promise<void> {
  const codes = carriers.filter(({ api }) => api.push !== undefined).map(({ code }) => code);
  if (codes.length === 0) return;
  const { merchantId, id, carrier, pushSecret } = carrierAccounts;
  const bare = await db
    .select({ merchantId, id, carrier })
    .from(carrierAccounts)
    .where(and(inArray(carrier, codes), isNull(pushSecret)))
    .limit(1_000);
  for (const account of bare) {
    await db
      .update(carrierAccounts)
      .set(makePushKeys(keyring, account))
      // Another worker may have been faster.
      .where(and(eq(merchantId, account.merchantId), eq(id, account.id), isNull(pushSecret)));
  }
}
