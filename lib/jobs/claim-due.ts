import { type SQL, sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import type { Executor } from '@/lib/db/client';
import type { Status } from '@/lib/tracking/milestones';
import {
  outForDeliveryValue,
  pullForwardShare,
  unknownIntervalSeconds,
  watchedValue,
  watchedWithinSeconds,
} from './claim-order';
import { bucketOf, limitsAsSql } from './take-tokens';

/** An account with parcels to ask about, and requests left to do it. */
export interface DueAccount {
  merchantId: string;
  accountId: string;
  carrier: string;
  /** Requests that it may make at once or within two seconds; at least one. */
  requests: number;
}

/** A parcel that this worker alone asks about until its lease ends. */
export interface ClaimedShipment {
  shipmentId: string;
  trackingNumber: string;
  /** Whose parcel it is; not the account's where that is an aggregator's. */
  carrier: string;
  carrierShipmentId: string | null;
  /** `YYYY-MM-DD` */
  shipDateStart: string;
  status: Status;
  lastEventAt: Date | null;
  createdAt: Date;
  consecutiveFailures: number;
  /** When the carrier last told of it by itself. */
  lastPushAt: Date | null;
  /** When an open page last asked for news of it. */
  refreshRequestedAt: Date | null;
}

/**
 * How long a claim holds when nobody renews it: a killed worker's parcels are asked about again by another
 * after at most this.
 */
export const leaseSeconds = 45;

/**
 * Accounts that may be asked now, the one that waited longest for its turn first: a merchant with a million
 * parcels takes turns with one that has ten. An account whose credentials fail is tried every
 * `failingRetrySeconds` only, or as soon as they change. Carriers that only push are never asked.
 */
export async function listDueAccounts(
  db: Executor,
  options: {
    carriers: readonly Carrier[];
    /** Accounts at work in this process already. */
    except: readonly string[];
    limit: number;
    failingRetrySeconds: number;
  },
): Promise<DueAccount[]> {
  const asked = options.carriers.filter(({ api }) => api.operations.length > 0);
  if (asked.length === 0) return [];
  const limits = asked.map(({ code, api }) => {
    const { requests, perSeconds, burst, pace } = limitsAsSql(api.limits);
    return sql`(${code}::text, ${requests}, ${perSeconds}, ${burst}, ${pace})`;
  });
  const columns = { requests: sql`l.requests`, perSeconds: sql`l.per_seconds`, burst: sql`l.burst` };
  const bucket = bucketOf({ ...columns, pace: sql`l.pace` }, sql`now()`);
  const perSecond = sql`least(${bucket.perSecond}, 1 / nullif(${bucket.paceSeconds}, 0))`;
  const rows = await db.execute<DueRow>(sql`
    select a.merchant_id, a.id, a.carrier,
      greatest(1, floor(case
        when ${bucket.paceSeconds} > 0 then least(${bucket.available}, 1 + 2 * ${perSecond})
        else ${bucket.available} + 2 * ${perSecond}
      end))::integer as requests
    from carrier_accounts a
    join (values ${sql.join(limits, sql`, `)}) as l (carrier, requests, per_seconds, burst, pace)
      on l.carrier = a.carrier
    where a.status <> 'disabled'
      and (a.status <> 'failing' or a.last_checked_at is null
        or a.last_checked_at < now() - make_interval(secs => ${options.failingRetrySeconds}))
      and a.id <> all (${sql.param([...options.except])}::text[])
      and ${bucket.available} >= 1 and not ${bucket.isOnHold} and not ${bucket.isTooSoon}
      and exists (
        select 1 from shipment_polls p
        where p.merchant_id = a.merchant_id and p.account_id = a.id and p.next_poll_at <= now()
          and (p.leased_until is null or p.leased_until <= now())
      )
    order by a.last_checked_at nulls first, a.id
    limit ${options.limit}`);
  return rows.map(({ merchant_id, id, carrier, requests }) => ({
    ...{ merchantId: merchant_id, accountId: id, carrier, requests },
  }));
}

type DueRow = { merchant_id: string; id: string; carrier: string; requests: number };

/** Of a longer backlog only the longest due and the latest are compared: each claim stays a matter of ms. */
const mostLongestDue = 20_000;
const mostLatestDue = 5_000;
/** No interval is longer than 26.4 hours, so that nothing due after this may come forward. */
const farthestForwardSeconds = pullForwardShare * 27 * 3_600;

const hasInterval = sql`(p.last_polled_at is not null and p.consecutive_failures = 0)`;
const intervalSeconds = sql`case when ${hasInterval}
  then greatest(60, extract(epoch from p.next_poll_at - p.last_polled_at)::double precision)
  else ${unknownIntervalSeconds} end`;
const isWatched = sql`p.refresh_requested_at > now() - make_interval(secs => ${watchedWithinSeconds})`;
/** For a row `p` of `shipment_polls` and `v` of those out for delivery. */
const urgency = sql`((1 + extract(epoch from now() - p.next_poll_at)::double precision / ${intervalSeconds})
  * case when v.id is null then 1 else ${outForDeliveryValue} end
  * case when ${isWatched} then ${watchedValue} else 1 end)`;
const mayComeForward = sql`${hasInterval}
  and now() >= p.next_poll_at - ${pullForwardShare}::double precision * (p.next_poll_at - p.last_polled_at)`;

/**
 * Takes due parcels of one account, those first whose news are worth most: see `claimOrder`, which this says in
 * SQL. `mayPullForward`: fill what is left of the request with parcels that are due soon, as a full request
 * costs what one parcel does. Locked rows are another worker's and are passed over.
 */
export async function claimDueShipments(
  db: Executor,
  merchantId: string,
  accountId: string,
  { limit, mayPullForward = false }: { limit: number; mayPullForward?: boolean },
): Promise<ClaimedShipment[]> {
  const isFree = sql`p.merchant_id = ${merchantId} and p.account_id = ${accountId}
    and (p.leased_until is null or p.leased_until <= now())`;
  // As the partial index has it.
  const isWaitedFor = sql`p.refresh_requested_at > coalesce(p.last_polled_at, '-infinity')`;
  const isDue = sql`${isFree} and p.next_poll_at <= now()`;
  const others = sql`${isDue} and not coalesce(${isWaitedFor}, false)`;
  const mostUrgent = (source: SQL, rank: number, most: number) => sql`
    (select ${rank}::integer as rank, p.shipment_id, -${urgency} as place
      from ${source} p left join on_the_van v on v.id = p.shipment_id
      order by place, p.shipment_id collate "C" limit ${most})`;
  const rows = await db.execute<ClaimedRow>(sql`
    with on_the_van as materialized (
      select id from shipments where merchant_id = ${merchantId} and status = 'out_for_delivery'
    ),
    waited_for as (select p.* from shipment_polls p where ${isDue} and ${isWaitedFor}),
    longest_due as (
      select p.* from shipment_polls p where ${others} order by p.next_poll_at limit ${mostLongestDue}
    ),
    latest_due as (
      select p.* from shipment_polls p
      where ${others} and p.next_poll_at > (select max(next_poll_at) from longest_due)
      order by p.next_poll_at desc limit ${mostLatestDue}
    ),
    -- More than are taken, as another worker may be taking some of them just now.
    best as (
      ${mostUrgent(sql`waited_for`, 0, 4 * limit)}
      union all
      ${mostUrgent(sql`(table longest_due union all table latest_due)`, 1, 4 * limit)}
      union all
      (select 2 as rank, p.shipment_id, extract(epoch from p.next_poll_at)::double precision as place
        from shipment_polls p
        where ${isFree} and p.next_poll_at > now()
          and p.next_poll_at <= now() + make_interval(secs => ${farthestForwardSeconds})
          and ${mayPullForward}::boolean and ${mayComeForward}
        order by p.next_poll_at, p.shipment_id collate "C" limit ${limit})
    ),
    taken as (
      select p.merchant_id, p.shipment_id
      from best b join shipment_polls p on p.merchant_id = ${merchantId} and p.shipment_id = b.shipment_id
      where ${isFree} and p.next_poll_at is not null
      order by b.rank, b.place, b.shipment_id collate "C"
      limit ${limit}
      for update of p skip locked
    )
    update shipment_polls p
    set leased_until = now() + make_interval(secs => ${leaseSeconds})
    from taken
    join shipments s on s.merchant_id = taken.merchant_id and s.id = taken.shipment_id
    where p.merchant_id = taken.merchant_id and p.shipment_id = taken.shipment_id
    returning p.shipment_id, p.consecutive_failures, p.last_push_at, p.refresh_requested_at,
      s.tracking_number, s.carrier, s.carrier_shipment_id, s.ship_date_start::text, s.status, s.last_event_at,
      s.created_at`);
  return rows.map((row) => ({
    shipmentId: row.shipment_id,
    trackingNumber: row.tracking_number,
    carrier: row.carrier,
    carrierShipmentId: row.carrier_shipment_id,
    shipDateStart: row.ship_date_start,
    status: row.status,
    lastEventAt: row.last_event_at === null ? null : new Date(row.last_event_at),
    createdAt: new Date(row.created_at),
    consecutiveFailures: row.consecutive_failures,
    lastPushAt: row.last_push_at === null ? null : new Date(row.last_push_at),
    refreshRequestedAt: row.refresh_requested_at === null ? null : new Date(row.refresh_requested_at),
  }));
}

type ClaimedRow = {
  shipment_id: string;
  consecutive_failures: number;
  tracking_number: string;
  carrier: string;
  carrier_shipment_id: string | null;
  ship_date_start: string;
  status: Status;
  last_event_at: string | null;
  created_at: string;
  last_push_at: string | null;
  refresh_requested_at: string | null;
};

/** Keeps a claim while its worker is alive and waits for the carrier. */
export async function renewLeases(
  db: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
): Promise<void> {
  await db.execute(sql`
    update shipment_polls set leased_until = now() + make_interval(secs => ${leaseSeconds})
    where merchant_id = ${merchantId} and shipment_id = any (${sql.param([...shipmentIds])}::text[])
      and leased_until is not null`);
}

/** Gives parcels back as they were: still due, for whoever comes next. */
export async function releaseLeases(
  db: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
): Promise<void> {
  await db.execute(sql`
    update shipment_polls set leased_until = null
    where merchant_id = ${merchantId} and shipment_id = any (${sql.param([...shipmentIds])}::text[])`);
}
