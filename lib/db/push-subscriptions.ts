import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { newId } from '@/lib/ids';
import type { Executor } from './client';
import { pushSubscriptions } from './schema/push-subscriptions';

export type PushSubscription = typeof pushSubscriptions.$inferSelect;

/** What is written of a subscription; left out stays as it was. */
export type SubscriptionChange = Partial<
  Pick<
    PushSubscription,
    'state' | 'carrierSubscriptionId' | 'lastError' | 'lastErrorReason' | 'expiresAt' | 'nextTryAt'
  >
> &
  Pick<PushSubscription, 'state'>;

/** The account's own subscription: for all its parcels, or how subscribing parcels goes. Null before the first try. */
export async function getAccountSubscription(
  db: Executor,
  merchantId: string,
  accountId: string,
): Promise<PushSubscription | null> {
  const [row] = await db
    .select()
    .from(pushSubscriptions)
    .where(
      and(
        eq(pushSubscriptions.merchantId, merchantId),
        eq(pushSubscriptions.accountId, accountId),
        isNull(pushSubscriptions.shipmentId),
      ),
    );
  return row ?? null;
}

/** Writes how a subscription stands: of each of these shipments, or (`[null]`) of the account. */
export async function saveSubscriptions(
  db: Executor,
  merchantId: string,
  subject: { accountId: string; shipmentIds: readonly (string | null)[] },
  change: SubscriptionChange,
  now: Date,
): Promise<void> {
  if (subject.shipmentIds.length === 0) return;
  const { accountId } = subject;
  const rows = subject.shipmentIds.map((shipmentId) => ({
    ...{ id: newId('sub'), merchantId, accountId, shipmentId, createdAt: now, updatedAt: now },
    ...change,
  }));
  await db
    .insert(pushSubscriptions)
    .values(rows)
    .onConflictDoUpdate({
      target: [pushSubscriptions.merchantId, pushSubscriptions.accountId, pushSubscriptions.shipmentId],
      set: { ...change, updatedAt: now },
    });
}

/** A parcel to subscribe to. */
export interface UnsubscribedParcel {
  shipmentId: string;
  trackingNumber: string;
}

/**
 * Parcels `s` of an account that still move and that no subscription covers beyond `until`; those that the carrier
 * refused are left out. The account is given as SQL, so that a query over all accounts can ask for each.
 */
export function unsubscribedParcels(
  account: Record<'merchantId' | 'accountId' | 'carrier', SQL>,
  until: Date,
): SQL {
  return sql`shipment_polls p
    join shipments s on s.merchant_id = p.merchant_id and s.id = p.shipment_id
    left join push_subscriptions u
      on u.merchant_id = p.merchant_id and u.account_id = p.account_id and u.shipment_id = p.shipment_id
    where p.merchant_id = ${account.merchantId} and p.account_id = ${account.accountId}
      and p.next_poll_at is not null and s.carrier = ${account.carrier}
      and s.status not in ('delivered', 'returned', 'cancelled')
      and (u.id is null or u.state = 'ended' or (u.state = 'active' and u.expires_at < ${until.toISOString()}))`;
}

/** Those of one account, newest first. */
export async function listUnsubscribedParcels(
  db: Executor,
  merchantId: string,
  account: { accountId: string; carrier: string },
  { until, limit }: { until: Date; limit: number },
): Promise<UnsubscribedParcel[]> {
  const { accountId, carrier } = account;
  const of = { merchantId: sql`${merchantId}`, accountId: sql`${accountId}`, carrier: sql`${carrier}` };
  const rows = await db.execute<{ id: string; tracking_number: string }>(sql`
    select s.id, s.tracking_number from ${unsubscribedParcels(of, until)}
    order by s.created_at desc, s.id
    limit ${limit}`);
  return rows.map((row) => ({ shipmentId: row.id, trackingNumber: row.tracking_number }));
}
