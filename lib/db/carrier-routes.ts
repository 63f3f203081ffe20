import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from './client';
import { carrierAccounts } from './schema/carrier-accounts';
import { carrierRoutes } from './schema/carrier-routes';

/** Null takes the choice back. The account must be the shop's: else Postgres refuses. */
export async function saveRoute(
  db: Executor,
  merchantId: string,
  { carrier, accountId }: { carrier: string; accountId: string | null },
): Promise<void> {
  if (accountId === null) {
    await db
      .delete(carrierRoutes)
      .where(and(eq(carrierRoutes.merchantId, merchantId), eq(carrierRoutes.carrier, carrier)));
    return;
  }
  await db
    .insert(carrierRoutes)
    .values({ merchantId, carrier, accountId })
    .onConflictDoUpdate({
      target: [carrierRoutes.merchantId, carrierRoutes.carrier],
      set: { accountId, createdAt: sql`now()` },
    });
}

export interface RoutingRow {
  merchantId: string;
  id: string;
  carrier: string;
  /** False: switched off. One whose credentials fail is still the merchant's choice, and says so. */
  isUsable: boolean;
  /** Carriers whose parcels the merchant sends through it. */
  chosenFor: string[];
}

/** The accounts of these shops with the routes that lead to them, oldest first. */
export async function listRoutingRows(
  db: Executor,
  merchantId: string | readonly string[],
): Promise<RoutingRow[]> {
  const ids = typeof merchantId === 'string' ? [merchantId] : [...merchantId];
  if (ids.length === 0) return [];
  return db
    .select({
      merchantId: carrierAccounts.merchantId,
      id: carrierAccounts.id,
      carrier: carrierAccounts.carrier,
      isUsable: sql<boolean>`${carrierAccounts.status} <> 'disabled'`,
      chosenFor: sql<string[]>`array(select r.carrier from ${carrierRoutes} r
        where r.merchant_id = ${carrierAccounts.merchantId} and r.account_id = ${carrierAccounts.id})`,
    })
    .from(carrierAccounts)
    .where(inArray(carrierAccounts.merchantId, ids))
    .orderBy(asc(carrierAccounts.createdAt), asc(carrierAccounts.id));
}
