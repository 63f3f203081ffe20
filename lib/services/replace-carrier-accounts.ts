import { and, eq, ne, sql } from 'drizzle-orm';
import type { Keyring } from '@/lib/crypto';
import type { Executor } from '@/lib/db/client';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { enqueue } from '@/lib/jobs/enqueue';
import { readPush } from '@/lib/jobs/read-push';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import type { PushContext } from './push-context';
import { cancelForRemoval } from './remove-carrier-account';
import { nextPollAfterMove } from './reroute-parcels';

/**
 * Lets an account take the place of the shop's older ones with the same carrier, which are removed: so a secret is
 * changed. It takes over all that is not the secret: parcels, routes, what is left of the quota, pushes that
 * are not read or claimed yet, and the address and secret that pushes go by, as the merchant may have entered them at the carrier.
 * Returns how many were removed.
 */
export async function replaceCarrierAccounts(
  context: Pick<PushContext, 'db' | 'keyring' | 'engine' | 'carriers' | 'now'>,
  merchantId: string,
  { accountId, carrier }: { accountId: string; carrier: string },
): Promise<number> {
  const { db, keyring } = context;
  const { id, createdAt } = carrierAccounts;
  const isOlder = and(
    eq(carrierAccounts.merchantId, merchantId),
    eq(carrierAccounts.carrier, carrier),
    ne(id, accountId),
  );
  const older = await db.select({ id }).from(carrierAccounts).where(isOlder).orderBy(createdAt, id);
  for (const account of older) {
    await cancelForRemoval(context, merchantId, account.id);
    // At once, or a process that dies in between takes the address with it, which only the merchant can enter anew.
    await db.transaction((tx) => handOver({ tx, keyring }, merchantId, account.id, accountId));
  }
  return older.length;
}

async function handOver(
  { tx, keyring }: { tx: Executor; keyring: Keyring },
  merchantId: string,
  from: string,
  to: string,
): Promise<void> {
  await tx.execute(sql`update carrier_routes set account_id = ${to}
    where merchant_id = ${merchantId} and account_id = ${from}`);
  await tx.execute(sql`update shipment_polls set
      next_poll_at = ${nextPollAfterMove}, account_id = ${to}, consecutive_failures = 0
    where merchant_id = ${merchantId} and account_id = ${from}`);
  const moved = await tx.execute<{ body_hash: string; is_unread: boolean }>(sql`
    update inbound_deliveries d set account_id = ${to}
    where d.merchant_id = ${merchantId} and d.account_id = ${from}
      and (d.read_at is null or exists (select 1 from unclaimed_pushes u where u.merchant_id = d.merchant_id
        and u.account_id = d.account_id and u.body_hash = d.body_hash))
      and not exists (select 1 from inbound_deliveries n
        where n.merchant_id = d.merchant_id and n.account_id = ${to} and n.body_hash = d.body_hash)
    returning d.body_hash, d.read_at is null as is_unread`);
  for (const { body_hash: bodyHash, is_unread } of moved) {
    if (is_unread) await enqueue(readPush, { merchantId, accountId: to, bodyHash }, { tx });
  }
  const [kept] = await tx
    .delete(carrierAccounts)
    .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, from)))
    .returning();
  if (!kept) return;
  const { tokens, refilledAt, nextRequestAt, requestsPerHour } = carrierAccounts;
  // The carrier counts by its customer, and the new secret may well be the same one's. Keys are sealed for the shop
  // and the carrier, so that another account of both can open them.
  await tx
    .update(carrierAccounts)
    .set({
      ...pushKeysOf(keyring, kept),
      tokens: sql`least(${tokens}, ${kept.tokens}::double precision)`,
      refilledAt: sql`greatest(${refilledAt}, ${kept.refilledAt?.toISOString() ?? null}::timestamptz)`,
      nextRequestAt: sql`greatest(${nextRequestAt}, ${kept.nextRequestAt?.toISOString() ?? null}::timestamptz)`,
      requestsPerHour: sql`coalesce(${requestsPerHour}, ${kept.requestsPerHour}::integer)`,
    })
    .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, to)));
}

/** Empty where it has none, or where their key of encryption is gone: then the new account's own must do. */
function pushKeysOf(keyring: Keyring, account: typeof carrierAccounts.$inferSelect) {
  const { merchantId, carrier, pushSecret, inboundKey, inboundKeyHash, lastPushAt } = account;
  if (pushSecret === null || inboundKey === null) return {};
  try {
    openPushSecret(keyring, { merchantId, carrier, pushSecret });
    openInboundUrl(keyring, '', { merchantId, carrier, inboundKey });
  } catch {
    return {};
  }
  return { pushSecret, inboundKey, inboundKeyHash, lastPushAt };
}
