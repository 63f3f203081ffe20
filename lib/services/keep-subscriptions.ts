import { sql } from 'drizzle-orm';
import type { PushChannel } from '@/lib/carriers/push';
import { unsubscribedParcels } from '@/lib/db/push-subscriptions';
import { cancelSubscription } from './cancel-subscription';
import type { PushContext } from './push-context';
import { subscribeAccount } from './subscribe-account';
import { subscribeParcels } from './subscribe-parcels';
import { renewBeforeMs } from './subscription-call';

/** No new call is begun after this: what is left is the next run's. */
const runWithinMs = 15_000;
const accountsPerRun = 500;

/**
 * Makes, renews and ends the subscriptions of all shops, those first that have waited longest: as far as the
 * accounts' quotas and the time of one run go. An account that fails does not hold up the others.
 */
export async function keepSubscriptions(context: PushContext): Promise<void> {
  const { carriers, log, now } = context;
  const startedAt = now().getTime();
  await endFinished(context);
  for (const { merchant_id: merchantId, id: accountId, carrier: code, status } of await listDue(context)) {
    if (now().getTime() - startedAt > runWithinMs) return;
    const carrier = carriers.find((one) => one.code === code);
    const subscription = carrier?.api.push?.subscription;
    if (!carrier || !subscription) continue;
    const account = { merchantId, accountId, carrier };
    try {
      if (status === 'disabled') await cancelSubscription(context, account);
      else if (subscription.kind === 'account') await subscribeAccount(context, account, subscription);
      else if (subscription.kind === 'parcel') await subscribeParcels(context, account, subscription);
    } catch (err) {
      log.error({ merchantId, accountId, err }, 'a subscription could not be kept');
    }
  }
}

type DueRow = { merchant_id: string; id: string; carrier: string; status: string };

/** Accounts that work and want subscribing or renewing, and those switched off that are subscribed still. */
async function listDue({ db, carriers, pushOrigin, now }: PushContext): Promise<readonly DueRow[]> {
  const codesOf = (kind: PushChannel['subscription']['kind']) =>
    sql.param(carriers.filter(({ api }) => api.push?.subscription.kind === kind).map(({ code }) => code));
  const at = sql`${now().toISOString()}::timestamptz`;
  const until = new Date(now().getTime() + renewBeforeMs);
  const soon = sql`${until.toISOString()}::timestamptz`;
  const each = { merchantId: sql`a.merchant_id`, accountId: sql`a.id`, carrier: sql`a.carrier` };
  return db.execute<DueRow>(sql`
    select a.merchant_id, a.id, a.carrier, a.status
    from carrier_accounts a
    left join push_subscriptions s
      on s.merchant_id = a.merchant_id and s.account_id = a.id and s.shipment_id is null
    where a.push_secret is not null and (s.next_try_at is null or s.next_try_at <= ${at}) and (
      (a.status = 'working' and ${pushOrigin !== null} and (
        (a.carrier = any (${codesOf('account')}::text[])
          and (s.id is null or s.state <> 'active' or s.expires_at < ${soon}))
        or (a.carrier = any (${codesOf('parcel')}::text[])
          and exists (select 1 from ${unsubscribedParcels(each, until)}))
      ))
      or (a.status = 'disabled' and s.state in ('active', 'failing'))
    )
    order by s.updated_at nulls first, a.id
    limit ${accountsPerRun}`);
}

/** Parcels that have arrived, and those of accounts switched off, need no subscription; what is left runs out. */
async function endFinished({ db, now }: PushContext): Promise<void> {
  await db.execute(sql`
    update push_subscriptions u set state = 'ended', updated_at = ${now().toISOString()}
    from shipments s, carrier_accounts a
    where u.state = 'active' and s.merchant_id = u.merchant_id and s.id = u.shipment_id
      and a.merchant_id = u.merchant_id and a.id = u.account_id
      and (s.status in ('delivered', 'returned', 'cancelled') or a.status = 'disabled')`);
}
