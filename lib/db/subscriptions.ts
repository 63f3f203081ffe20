import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Locale } from '@/lib/i18n/locales';
import { newId, newLinkToken } from '@/lib/ids';
import type { Executor } from './client';
import { merchants } from './schema/merchants';
import { shipments } from './schema/shipments';
import { subscriptions } from './schema/subscriptions';

export type SubscriptionChannel = 'email' | 'push';
export type SubscriptionStatus = 'pending' | 'active' | 'ended';

export interface Subscription {
  id: string;
  shipmentId: string;
  channel: SubscriptionChannel;
  status: SubscriptionStatus;
  token: string;
  locale: Locale;
  /** When the form was last sent. */
  requestedAt: Date;
}

const columns = {
  id: subscriptions.id,
  shipmentId: subscriptions.shipmentId,
  channel: subscriptions.channel,
  status: subscriptions.status,
  token: subscriptions.token,
  locale: subscriptions.locale,
  requestedAt: subscriptions.requestedAt,
};

/**
 * The wish of one address for one parcel, locked until the transaction ends if asked; null if there is none.
 * `addressHashes`: one per key.
 */
export async function getWish(
  db: Executor,
  merchantId: string,
  of: { shipmentId: string; channel: SubscriptionChannel; addressHashes: readonly string[] },
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Subscription | null> {
  const query = db
    .select(columns)
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.merchantId, merchantId),
        eq(subscriptions.shipmentId, of.shipmentId),
        eq(subscriptions.channel, of.channel),
        inArray(subscriptions.addressHash, [...of.addressHashes]),
      ),
    );
  const [row] = await (isLocked ? query.for('update') : query);
  return row ?? null;
}

export interface NewSubscription {
  id: string;
  shipmentId: string;
  channel: SubscriptionChannel;
  addressSealed: string;
  addressHash: string;
  locale: Locale;
  status: 'pending' | 'active';
  requestedAt: Date;
}

export function newSubscriptionId(): string {
  return newId('sub');
}

/** Adds a wish. Two at the same moment are one. */
export async function addSubscription(
  tx: Executor,
  merchantId: string,
  wish: NewSubscription,
): Promise<void> {
  const confirmedAt = wish.status === 'active' ? wish.requestedAt : null;
  await tx
    .insert(subscriptions)
    .values({ merchantId, token: newLinkToken(), confirmedAt, ...wish })
    .onConflictDoNothing();
}

/** What changes when somebody asks again, confirms or ends. */
export async function updateSubscription(
  tx: Executor,
  merchantId: string,
  id: string,
  change: Partial<{
    status: SubscriptionStatus;
    addressSealed: string;
    locale: Locale;
    requestedAt: Date;
    confirmedAt: Date | null;
    endedAt: Date | null;
  }>,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set(change)
    .where(and(eq(subscriptions.merchantId, merchantId), eq(subscriptions.id, id)));
}

/** A shop's subscription by its secret, locked for a change if asked; null for any other token. */
export async function getSubscription(
  db: Executor,
  merchantId: string,
  token: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Subscription | null> {
  const query = db
    .select(columns)
    .from(subscriptions)
    .where(and(eq(subscriptions.merchantId, merchantId), eq(subscriptions.token, token)));
  const [row] = await (isLocked ? query.for('update') : query);
  return row ?? null;
}

/** Whose a subscription is that a mail program ends: its secret is all that comes. Null for an unknown token. */
export async function findSubscription(
  db: Executor,
  token: string,
): Promise<{ merchantId: string; merchantSlug: string; locale: Locale } | null> {
  const [row] = await db
    .select({
      merchantId: subscriptions.merchantId,
      merchantSlug: merchants.slug,
      locale: subscriptions.locale,
    })
    .from(subscriptions)
    .innerJoin(merchants, eq(merchants.id, subscriptions.merchantId))
    .where(eq(subscriptions.token, token));
  return row ?? null;
}

/** The newest first, with the parcel's number and the sealed address. At most 200. */
export async function listSubscriptions(db: Executor, merchantId: string) {
  return db
    .select({
      ...columns,
      addressSealed: subscriptions.addressSealed,
      trackingNumber: shipments.trackingNumber,
    })
    .from(subscriptions)
    .innerJoin(
      shipments,
      and(eq(shipments.merchantId, subscriptions.merchantId), eq(shipments.id, subscriptions.shipmentId)),
    )
    .where(eq(subscriptions.merchantId, merchantId))
    .orderBy(desc(subscriptions.requestedAt), desc(subscriptions.id))
    .limit(200);
}
