import type { ParcelSubscription } from '@/lib/carriers/push';
import { getPushKeys } from '@/lib/db/push-accounts';
import {
  getAccountSubscription,
  listUnsubscribedParcels,
  saveSubscriptions,
  type UnsubscribedParcel,
} from '@/lib/db/push-subscriptions';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import type { MeteredAccount } from './metered-engine';
import type { PushContext } from './push-context';
import {
  afterFailure,
  callSubscription,
  openPushAccount,
  renewBeforeMs,
  type SubscribingAccount,
} from './subscription-call';

const batchesPerRun = 5;

/**
 * Subscribes to parcels that still move, in batches: those that are new, and those whose subscription ends within
 * two days. The account's own row says how that goes; while it waits for its next try nothing is asked.
 */
export async function subscribeParcels(
  context: PushContext,
  account: SubscribingAccount,
  subscription: ParcelSubscription,
): Promise<void> {
  const { db, now } = context;
  const { merchantId, accountId, carrier } = account;
  const { batchSize } = subscription;
  const until = new Date(now().getTime() + renewBeforeMs);
  const parcels = await listUnsubscribedParcels(
    db,
    merchantId,
    { accountId, carrier: carrier.code },
    { until, limit: batchSize * batchesPerRun },
  );
  const unfit = parcels.filter(({ trackingNumber }) => !subscription.accepts(trackingNumber));
  await saveRefused(context, account, unfit, 'unsupported_number');
  const fit = parcels.filter((parcel) => !unfit.includes(parcel));
  if (fit.length === 0) return;
  const opened = await openPushAccount(context, carrier, merchantId, accountId);
  if (!opened) return;
  for (let from = 0; from < fit.length; from += batchSize) {
    const batch = fit.slice(from, from + batchSize);
    if (!(await subscribeBatch(context, account, { subscription, opened, batch }))) return;
  }
}

/** False when the call failed, so that the next would too. */
async function subscribeBatch(
  context: PushContext,
  account: SubscribingAccount,
  work: { subscription: ParcelSubscription; opened: MeteredAccount; batch: readonly UnsubscribedParcel[] },
): Promise<boolean> {
  const { db, keyring, pushOrigin, now } = context;
  const { merchantId, accountId, carrier } = account;
  const { subscription, opened, batch } = work;
  const keys = await getPushKeys(db, merchantId, accountId);
  if (!keys || pushOrigin === null) return false;
  const result = await callSubscription(context, carrier, opened, {
    call: subscription.subscribe,
    name: 'subscribe',
    input: {
      listenerUrl: openInboundUrl(keyring, pushOrigin, keys),
      secret: openPushSecret(keyring, keys),
      trackingNumbers: [...new Set(batch.map(({ trackingNumber }) => trackingNumber))],
      carrierSubscriptionId: null,
    },
  });
  const own = { accountId, shipmentIds: [null] };
  if (!result.ok) {
    const before = await getAccountSubscription(db, merchantId, accountId);
    const change = afterFailure(result.error, before, now());
    if (change) await saveSubscriptions(db, merchantId, own, change, now());
    return false;
  }
  const good = { state: 'active', lastError: null, lastErrorReason: null, nextTryAt: null } as const;
  const refused = batch.filter(({ trackingNumber }) => result.refused.includes(trackingNumber));
  const taken = batch.filter((parcel) => !refused.includes(parcel));
  const expiresAt = new Date(now().getTime() + subscription.lifetimeDays * 86_400_000);
  const shipmentIds = taken.map(({ shipmentId }) => shipmentId);
  await saveSubscriptions(db, merchantId, { accountId, shipmentIds }, { ...good, expiresAt }, now());
  await saveRefused(context, account, refused, 'refused');
  await saveSubscriptions(db, merchantId, own, good, now());
  return true;
}

async function saveRefused(
  { db, now }: PushContext,
  { merchantId, accountId }: SubscribingAccount,
  parcels: readonly UnsubscribedParcel[],
  reason: string,
): Promise<void> {
  const shipmentIds = parcels.map(({ shipmentId }) => shipmentId);
  const change = { state: 'refused', lastError: 'invalid_number', lastErrorReason: reason } as const;
  await saveSubscriptions(db, merchantId, { accountId, shipmentIds }, change, now());
}
