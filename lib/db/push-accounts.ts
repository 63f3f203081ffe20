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
