import { sql } from 'drizzle-orm';
import { carriers as allCarriers } from '@/lib/carriers';
import type { Carrier } from '@/lib/carriers/carrier';
import type { Executor } from '@/lib/db/client';
import { usualInterval } from '@/lib/jobs/next-poll';
import { bucketRules } from '@/lib/jobs/token-bucket';
import type { Status } from '@/lib/tracking/milestones';

export interface Freshness {
  /** Between two checks of a parcel that moves, typically. Null: its parcels are not asked about, only pushed. */
  minutes: number | null;
  /** Parcels under way that are asked about through this account. */
  parcels: number;
  /** Checks that these would need, as a part of what the quota lets through. Above 1 all wait longer. */
  load: number;
}

/**
 * What an account's quota gives at its present load: with more due than it lets through, all intervals grow by
 * the same factor (`claimOrder`). Full requests are assumed, as is so when there is much to ask. Null when the
 * shop has no such account, or its carrier is none of ours.
 */
export async function expectedFreshness(
  db: Executor,
  merchantId: string,
  accountId: string,
  carriers: readonly Carrier[] = allCarriers,
): Promise<Freshness | null> {
  const [account] = await db.execute<{ carrier: string; requests_per_hour: number | null }>(sql`
    select carrier, requests_per_hour from carrier_accounts
    where merchant_id = ${merchantId} and id = ${accountId}`);
  const api = carriers.find(({ code }) => code === account?.carrier)?.api;
  if (!account || !api) return null;
  const groups = await db.execute<ParcelGroup>(sql`
    select s.status, floor(extract(epoch from now() - coalesce(s.last_event_at, s.created_at)) / 86400)::integer as silent_days,
      coalesce(p.last_push_at > now() - interval '3 days', false) as is_fed, count(*)::integer as parcels
    from shipment_polls p
    join shipments s on s.merchant_id = p.merchant_id and s.id = p.shipment_id
    where p.merchant_id = ${merchantId} and p.account_id = ${accountId} and p.next_poll_at is not null
    group by 1, 2, 3`);
  const parcels = groups.reduce((sum, group) => sum + group.parcels, 0);
  const [operation] = api.operations;
  if (!operation) return { minutes: null, parcels, load: 0 };
  const { perSecond, paceSeconds } = bucketRules(api.limits, account.requests_per_hour);
  const requestsPerHour = 3_600 * (paceSeconds > 0 ? Math.min(perSecond, 1 / paceSeconds) : perSecond);
  const load = checksPerHour(groups) / (requestsPerHour * operation.batchSize);
  const usualMinutes = usualInterval('in_transit', 0, 0) / 60_000;
  return { minutes: Math.round(usualMinutes * Math.max(1, load)), parcels, load };
}

type ParcelGroup = { status: Status; silent_days: number; is_fed: boolean; parcels: number };

function checksPerHour(groups: readonly ParcelGroup[]): number {
  return groups.reduce((sum, { status, silent_days, is_fed, parcels }) => {
    const silentMs = Math.max(0, silent_days) * 86_400_000;
    const hours = is_fed ? 24 : usualInterval(status, silentMs, silentMs) / 3_600_000;
    return sum + parcels / hours;
  }, 0);
}
