import { carriers as allCarriers } from '@/lib/carriers';
import type { Carrier } from '@/lib/carriers/carrier';
import { listRoutingRows, saveRoute } from '@/lib/db/carrier-routes';
import type { Database } from '@/lib/db/client';
import { covers } from './rank-accounts';
import { rerouteParcels } from './reroute-parcels';

export type RouteChoice =
  | { ok: true; moved: number }
  | { ok: false; problem: 'unknown_account' | 'account_disabled' | 'not_covered' };

/**
 * Has a carrier's parcels asked about through this account of the shop; null goes the usual way again (the
 * carrier itself first). Parcels under way move over at once.
 */
export async function chooseRoute(
  db: Database,
  merchantId: string,
  { carrier, accountId }: { carrier: string; accountId: string | null },
  carriers: readonly Carrier[] = allCarriers,
): Promise<RouteChoice> {
  if (accountId !== null) {
    const account = (await listRoutingRows(db, merchantId)).find(({ id }) => id === accountId);
    const adapter = carriers.find(({ code }) => code === account?.carrier);
    if (!account || !adapter) return { ok: false, problem: 'unknown_account' };
    if (!account.isUsable) return { ok: false, problem: 'account_disabled' };
    if (!covers(adapter, carrier)) return { ok: false, problem: 'not_covered' };
  }
  await saveRoute(db, merchantId, { carrier, accountId });
  const { moved } = await rerouteParcels(db, merchantId, carriers, { carrier });
  return { ok: true, moved };
}
