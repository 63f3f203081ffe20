import { getPushKeys } from '@/lib/db/push-accounts';
import { getAccountSubscription, saveSubscriptions } from '@/lib/db/push-subscriptions';
import type { PushContext } from './push-context';
import {
  afterFailure,
  callSubscription,
  openPushAccount,
  type SubscribingAccount,
} from './subscription-call';

/**
 * Ends an account's subscription at its carrier. True when nothing is left to end there. Where the carrier does
 * not let us, its pushes are refused from now on, which ends them too; where it does not answer, the job tries again.
 */
export async function cancelSubscription(
  context: Pick<PushContext, 'db' | 'keyring' | 'engine' | 'now'>,
  { merchantId, accountId, carrier }: SubscribingAccount,
): Promise<boolean> {
  const { db, now } = context;
  const before = await getAccountSubscription(db, merchantId, accountId);
  if (!before || before.state === 'ended') return true;
  const subject = { accountId, shipmentIds: [null] };
  const end = () =>
    saveSubscriptions(db, merchantId, subject, { state: 'ended', nextTryAt: null, expiresAt: null }, now());
  const subscription = carrier.api.push?.subscription;
  const call = subscription?.kind === 'account' ? subscription.cancel : null;
  const { carrierSubscriptionId } = before;
  const account = await openPushAccount(context, carrier, merchantId, accountId);
  const keys = await getPushKeys(db, merchantId, accountId);
  if (!call || !account || !keys || carrierSubscriptionId === null) {
    await end();
    return true;
  }
  // Named by its id alone: neither address nor secret is told again.
  const input = { listenerUrl: '', secret: '', trackingNumbers: [], carrierSubscriptionId };
  const result = await callSubscription(context, carrier, account, { call, name: 'unsubscribe', input });
  if (result.ok) {
    await end();
    return true;
  }
  const change = afterFailure(result.error, before, now());
  if (change?.state === 'refused') await end();
  else if (change) await saveSubscriptions(db, merchantId, subject, change, now());
  return false;
}
