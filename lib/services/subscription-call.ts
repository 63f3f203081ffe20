import type { Carrier, CarrierError } from '@/lib/carriers/carrier';
import { readCredentials } from '@/lib/carriers/credentials';
import type { SubscriptionCall, SubscriptionInput, SubscriptionResult } from '@/lib/carriers/push';
import { getCarrierAccount } from '@/lib/db/carrier-accounts';
import type { PushSubscription, SubscriptionChange } from '@/lib/db/push-subscriptions';
import type { MeteredAccount } from './metered-engine';
import type { PushContext } from './push-context';

/** Renewed so long before the end. */
export const renewBeforeMs = 2 * 86_400_000;

/** A shop's account whose carrier can be subscribed to. */
export interface SubscribingAccount {
  merchantId: string;
  accountId: string;
  carrier: Carrier;
}

type Opening = Pick<PushContext, 'db' | 'keyring'>;

/** An account with its credentials open; null when it is gone or they are not what the carrier needs. Throws if a key is missing. */
export async function openPushAccount(
  { db, keyring }: Opening,
  carrier: Carrier,
  merchantId: string,
  accountId: string,
): Promise<MeteredAccount | null> {
  const account = await getCarrierAccount(db, merchantId, keyring, accountId);
  const read = readCredentials(carrier.api.credentials, account?.credentials ?? {});
  return account && read.ok ? { merchantId, accountId, credentials: read.credentials } : null;
}

/** Makes one call about subscriptions, within the account's quota. */
export function callSubscription(
  { engine }: Pick<PushContext, 'engine'>,
  carrier: Carrier,
  account: MeteredAccount,
  { call, name, input }: { call: SubscriptionCall; name: string; input: SubscriptionInput },
): Promise<SubscriptionResult> {
  return engine.call(carrier, account, {
    name,
    request: call.request(input, account.credentials),
    ...(call.scope === undefined ? {} : { scope: call.scope }),
    parse: (response) => call.parse(response, input),
  });
}

const minute = 60_000;
const leastWaitMs = 10 * minute;
const longestWaitMs = 24 * 60 * minute;
/** What only a person can mend is still tried: scopes are granted without a word to us. */
const refusedWaitMs = 6 * 60 * minute;

/**
 * What a failure makes of a subscription: refused where a person must do something; else failing, and tried
 * again after twice the last wait. Null for our own quota, which says nothing of it.
 */
export function afterFailure(
  error: CarrierError,
  before: Pick<PushSubscription, 'state' | 'nextTryAt' | 'updatedAt'> | null,
  now: Date,
): SubscriptionChange | null {
  if (error.reason === 'own_quota') return null;
  const isRefused = error.code === 'unauthorized' || error.code === 'not_permitted';
  const lastWaitMs =
    before?.state === 'failing' && before.nextTryAt
      ? before.nextTryAt.getTime() - before.updatedAt.getTime()
      : 0;
  const waitMs = isRefused
    ? refusedWaitMs
    : Math.min(longestWaitMs, Math.max(leastWaitMs, 2 * lastWaitMs, (error.retryAfterSeconds ?? 0) * 1_000));
  return {
    state: isRefused ? 'refused' : 'failing',
    lastError: error.code,
    lastErrorReason: error.reason ?? null,
    nextTryAt: new Date(now.getTime() + waitMs),
  };
}
