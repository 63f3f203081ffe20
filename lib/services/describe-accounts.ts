import { asc, eq, sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import type { PushChannel } from '@/lib/carriers/push';
import type { Keyring } from '@/lib/crypto';
import type { Executor } from '@/lib/db/client';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { bucketRules, holdToleranceMs, tokensAt } from '@/lib/jobs/token-bucket';
import { openInboundUrl } from '@/lib/push-keys';
import { countPushes, type PushCounts } from './count-pushes';
import { expectedFreshness, type Freshness } from './expected-freshness';

/** What a shop's account page shows. Codes and figures only; no secret but the address, where one is to be entered. */
export interface AccountDescription {
  id: string;
  carrier: string;
  name: string;
  status: 'untested' | 'working' | 'failing' | 'disabled';
  lastCheckedAt: Date | null;
  /** A `CarrierErrorCode`, and what exactly is missing. */
  lastError: string | null;
  lastErrorReason: string | null;
  quota: AccountQuota;
  /** How often the quota lets its parcels be asked about. */
  freshness: Freshness | null;
  /** Null: its carrier does not push, or not to us. */
  push: AccountPush | null;
}

export interface AccountQuota {
  requests: number;
  perSeconds: number;
  /** The merchant has agreed it with the carrier. */
  isAgreed: boolean;
  /** Whole requests that may be made now. */
  availableNow: number;
  /** The carrier asked to be left alone until then. */
  heldUntil: Date | null;
}

export interface AccountPush extends PushCounts {
  kind: PushChannel['subscription']['kind'];
  /**
   * `unreachable`: carriers cannot reach this server. `waiting`: nothing was tried yet, or nothing has come to an
   * address that the merchant enters. `active`: subscribed to, or pushes come.
   */
  state: 'unreachable' | 'waiting' | 'active' | 'failing' | 'refused' | 'ended';
  lastError: string | null;
  lastErrorReason: string | null;
  expiresAt: Date | null;
  lastPushAt: Date | null;
  /** To be entered at the carrier; null where we tell it ourselves, no carrier could reach it, or its key is gone. */
  address: string | null;
  /** What the carrier wants beside the address: our secret, or it shows one of its own that we need. */
  secret: 'ours' | 'theirs';
}

interface Context {
  db: Executor;
  keyring: Keyring;
  carriers: readonly Carrier[];
  /** As in `PushContext`. */
  pushOrigin: string | null;
  now: () => Date;
}

/** All of a shop's carrier accounts, oldest first: also those whose key of encryption is gone, which must be replaced. */
export async function describeAccounts(context: Context, merchantId: string): Promise<AccountDescription[]> {
  const { db, carriers } = context;
  const rows = await db
    .select()
    .from(carrierAccounts)
    .where(eq(carrierAccounts.merchantId, merchantId))
    .orderBy(asc(carrierAccounts.createdAt), asc(carrierAccounts.id));
  const counts = await countPushes(db, merchantId);
  const subscriptions = await listAccountSubscriptions(db, merchantId);
  const described: AccountDescription[] = [];
  for (const row of rows) {
    const carrier = carriers.find(({ code }) => code === row.carrier);
    // Made by a newer version, which knew more carriers.
    if (!carrier) continue;
    const { id, name, status, lastCheckedAt, lastError, lastErrorReason } = row;
    described.push({
      ...{ id, carrier: carrier.code, name, status, lastCheckedAt, lastError, lastErrorReason },
      quota: quotaOf(row, carrier, context.now()),
      freshness: await expectedFreshness(db, merchantId, id, carriers),
      push: pushOf(context, row, carrier, { counts: counts.get(id), subscription: subscriptions.get(id) }),
    });
  }
  return described;
}

type Row = typeof carrierAccounts.$inferSelect;

function quotaOf(row: Row, carrier: Carrier, now: Date): AccountQuota {
  const { limits } = carrier.api;
  const isAgreed = row.requestsPerHour !== null;
  const bucket = {
    tokens: row.tokens,
    refilledAtMs: row.refilledAt?.getTime() ?? null,
    nextRequestAtMs: row.nextRequestAt?.getTime() ?? null,
  };
  const left = tokensAt(bucket, bucketRules(limits, row.requestsPerHour), now.getTime());
  const isHeld = row.tokens !== null && (bucket.refilledAtMs ?? 0) > now.getTime() + holdToleranceMs;
  return {
    requests: row.requestsPerHour ?? limits.requests,
    perSeconds: isAgreed ? 3_600 : limits.perSeconds,
    isAgreed,
    availableNow: isHeld ? 0 : Math.max(0, Math.floor(left)),
    heldUntil: isHeld ? row.refilledAt : null,
  };
}

interface Subscription {
  state: 'active' | 'failing' | 'refused' | 'ended';
  lastError: string | null;
  lastErrorReason: string | null;
  expiresAt: Date | null;
}

function pushOf(
  { keyring, pushOrigin }: Context,
  row: Row,
  carrier: Carrier,
  { counts, subscription }: { counts: PushCounts | undefined; subscription: Subscription | undefined },
): AccountPush | null {
  const kind = carrier.api.push?.subscription.kind;
  const { merchantId, inboundKey, lastPushAt } = row;
  if (!kind || inboundKey === null) return null;
  // Whatever a subscription of parcels says, the address is the merchant's to enter: only a push proves it.
  const told = kind === 'portal' ? (lastPushAt ? 'active' : 'waiting') : (subscription?.state ?? 'waiting');
  const hasAddress = kind !== 'account' && pushOrigin !== null;
  return {
    ...(counts ?? { unreadCount: 0, strangerCount: 0, subscribedParcels: 0, refusedParcels: 0 }),
    kind,
    state: pushOrigin === null ? 'unreachable' : told,
    lastError: subscription?.lastError ?? null,
    lastErrorReason: subscription?.lastErrorReason ?? null,
    expiresAt: subscription?.expiresAt ?? null,
    lastPushAt,
    address: hasAddress
      ? addressOf(keyring, pushOrigin, { merchantId, carrier: carrier.code, inboundKey })
      : null,
    secret: carrier.api.credentials.some(({ name }) => name === 'webhookSecret') ? 'theirs' : 'ours',
  };
}

function addressOf(...sealed: Parameters<typeof openInboundUrl>): string | null {
  try {
    return openInboundUrl(...sealed);
  } catch {
    return null;
  }
}

async function listAccountSubscriptions(
  db: Executor,
  merchantId: string,
): Promise<ReadonlyMap<string, Subscription>> {
  const rows = await db.execute<SubscriptionRow>(sql`
    select account_id, state, last_error, last_error_reason, expires_at from push_subscriptions
    where merchant_id = ${merchantId} and shipment_id is null`);
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        ...{ state: row.state, lastError: row.last_error, lastErrorReason: row.last_error_reason },
        expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
      },
    ]),
  );
}

type SubscriptionRow = {
  account_id: string;
  state: Subscription['state'];
  last_error: string | null;
  last_error_reason: string | null;
  expires_at: string | null;
};
