import { and, eq } from 'drizzle-orm';
import type { Executor } from './client';
import { carrierAccounts } from './schema/carrier-accounts';

/** An account as its pushes need it; secrets sealed. */
export interface InboundAccount {
  merchantId: string;
  accountId: string;
  carrier: string;
  credentials: Record<string, string>;
  pushSecret: string;
}

/** The account behind an inbound address; null where there is none, or it is switched off. */
export async function findInboundAccount(
  db: Executor,
  carrier: string,
  inboundKeyHash: string,
): Promise<InboundAccount | null> {
  const [row] = await db
    .select()
    .from(carrierAccounts)
    .where(and(eq(carrierAccounts.inboundKeyHash, inboundKeyHash), eq(carrierAccounts.carrier, carrier)));
  if (!row || row.status === 'disabled' || row.pushSecret === null) return null;
  const { merchantId, id: accountId, credentials, pushSecret } = row;
  return { merchantId, accountId, carrier, credentials, pushSecret };
}

/** What `lib/push-keys.ts` opens an account's keys from; null when it has none, or does not exist. */
export async function getPushKeys(
  db: Executor,
  merchantId: string,
  accountId: string,
): Promise<{ merchantId: string; carrier: string; pushSecret: string; inboundKey: string } | null> {
  const { carrier, pushSecret, inboundKey } = carrierAccounts;
  const [row] = await db
    .select({ carrier, pushSecret, inboundKey })
    .from(carrierAccounts)
    .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId)));
  if (!row || row.pushSecret === null || row.inboundKey === null) return null;
  return { merchantId, carrier: row.carrier, pushSecret: row.pushSecret, inboundKey: row.inboundKey };
}
