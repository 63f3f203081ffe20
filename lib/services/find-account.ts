import type { Carrier } from '@/lib/carriers/carrier';
import { listRoutingRows } from '@/lib/db/carrier-routes';
import type { Executor } from '@/lib/db/client';
import { chooseAccount, rankAccounts } from './rank-accounts';

/** Id of the account that a new parcel is asked about with; null when the shop has none that answers for it. */
export async function findAccount(
  db: Executor,
  merchantId: string,
  carriers: readonly Carrier[],
  parcel: { carrier: string; trackingNumber: string },
): Promise<string | null> {
  const accounts = await listRoutingRows(db, merchantId);
  const chosen = accounts.find(({ chosenFor }) => chosenFor.includes(parcel.carrier));
  const ranked = rankAccounts(carriers, accounts, parcel.carrier, chosen?.id ?? null);
  return chooseAccount(ranked, { trackingNumber: parcel.trackingNumber, accountId: null });
}
