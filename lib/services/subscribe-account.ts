import type { AccountSubscription } from '@/lib/carriers/push';
import { getPushKeys } from '@/lib/db/push-accounts';
import { getAccountSubscription, saveSubscriptions } from '@/lib/db/push-subscriptions';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import type { PushContext } from './push-context';
import {
  afterFailure,
  callSubscription,
  openPushAccount,
  type SubscribingAccount,
} from './subscription-call';

/** Subscribes to all parcels of an account, or renews that, and notes how it went. */
export async function subscribeAccount(
  context: PushContext,
  { merchantId, accountId, carrier }: SubscribingAccount,
  subscription: AccountSubscription,
): Promise<void> {
  const { db, keyring, pushOrigin, now } = context;
  const account = await openPushAccount(context, carrier, merchantId, accountId);
  const keys = await getPushKeys(db, merchantId, accountId);
  if (!account || !keys || pushOrigin === null) return;
  const before = await getAccountSubscription(db, merchantId, accountId);
  const missing = subscription.needs?.find((field) => account.credentials[field] === undefined);
  const input = {
    listenerUrl: openInboundUrl(keyring, pushOrigin, keys),
    secret: openPushSecret(keyring, keys),
    trackingNumbers: [],
    carrierSubscriptionId: before?.carrierSubscriptionId ?? null,
  };
  const result = missing
    ? {
        ok: false as const,
        error: {
          code: 'not_permitted' as const,
          isRetryable: false,
          reason: `missing_credential:${missing}`,
        },
      }
    : await callSubscription(context, carrier, account, {
        call: subscription.subscribe,
        name: 'subscribe',
        input,
      });
  const subject = { accountId, shipmentIds: [null] };
  if (!result.ok) {
    const change = afterFailure(result.error, before, now());
    if (change) await saveSubscriptions(db, merchantId, subject, change, now());
    return;
  }
  const { lifetimeDays } = subscription;
  await saveSubscriptions(
    db,
    merchantId,
    subject,
    {
      ...{ state: 'active', lastError: null, lastErrorReason: null, nextTryAt: null },
      carrierSubscriptionId: result.carrierSubscriptionId ?? input.carrierSubscriptionId,
      expiresAt: lifetimeDays === null ? null : new Date(now().getTime() + lifetimeDays * 86_400_000),
    },
    now(),
  );
}
