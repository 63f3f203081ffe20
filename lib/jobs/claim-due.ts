import { type SQL, sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import type { Executor } from '@/lib/db/client';
import type { Status } from '@/lib/tracking/milestones';
import { bucketOf, requestsPerHour } from './take-tokens';

/** An account with parcels to ask about, and requests left to do it. */
export interface DueAccount {
  merchantId: string;
  accountId: string;
  carrier: string;
  /** Requests that its quota allows now; at least one. */
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
}

/**
 * How long a claim holds when nobody renews it: a killed worker's parcels are asked about again by another
 * after at most this.
 */
export const leaseSeconds = 45;

/**
 * Accounts that may be asked now, the one that waited longest for its turn first: a merchant with a million
 * parcels takes turns with one that has ten. An account whose credentials fail is tried every
 * `failingRetrySeconds` only, or as soon as they change.
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
  if (options.carriers.length === 0) return [];
  const limits = options.carriers.map(
    ({ code, api: { limits } }) =>
      sql`(${code}::text, ${requestsPerHour(limits)}::double precision, ${limits.burst}::integer)`,
  );
  const bucket = bucketOf({ requestsPerHour: sql`l.requests_per_hour`, burst: sql`l.burst` });
  const rows = await db.execute<DueRow>(sql`
    select a.merchant_id, a.id, a.carrier, floor(${bucket.available})::integer as requests
    from carrier_accounts a
    join (values ${sql.join(limits, sql`, `)}) as l (carrier, requests_per_hour, burst) on l.carrier = a.carrier
    where a.status <> 'disabled'
      and (a.status <> 'failing' or a.last_checked_at is null
        or a.last_checked_at < now() - make_interval(secs => ${options.failingRetrySeconds}))
      and a.id <> all (${sql.param([...options.except])}::text[])
      and ${bucket.available} >= 1 and not ${bucket.isOnHold}
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

/**
 * Takes due parcels of one account, those first whose news somebody waits for: an open page asked, or it is
 * out for delivery; then by the time they have been due. Locked rows are another worker's and are passed over.
 * Each kind is read by an index of its own, so that a long backlog is not sorted for each batch.
 */
export async function claimDueShipments(
  db: Executor,
  merchantId: string,
  accountId: string,
  limit: number,
): Promise<ClaimedShipment[]> {
  const firstDue = (source: SQL, rank: number, condition = sql`true`) => sql`
    select p.merchant_id, p.shipment_id, p.next_poll_at, ${rank}::integer as rank
    from ${source}
    where p.merchant_id = ${merchantId} and p.account_id = ${accountId} and p.next_poll_at <= now()
      and (p.leased_until is null or p.leased_until <= now()) and ${condition}
    order by p.next_poll_at
    limit ${limit}
    for update of p skip locked`;
  const isWaitedFor = sql`p.refresh_requested_at > coalesce(p.last_polled_at, '-infinity')`;
  const onTheVan = sql`on_the_van v join shipment_polls p on p.shipment_id = v.id`;
  const rows = await db.execute<ClaimedRow>(sql`
    with waited_for as (${firstDue(sql`shipment_polls p`, 0, isWaitedFor)}),
    -- Apart, or the planner walks the whole backlog in search of them.
    on_the_van as materialized (
      select id from shipments where merchant_id = ${merchantId} and status = 'out_for_delivery'
    ),
    out_for_delivery as (${firstDue(onTheVan, 1)}),
    longest_due as (${firstDue(sql`shipment_polls p`, 2)}),
    due as (
      select merchant_id, shipment_id
      from (table waited_for union all table out_for_delivery union all table longest_due) as found
      group by merchant_id, shipment_id, next_poll_at
      order by min(rank), next_poll_at
      limit ${limit}
    )
    update shipment_polls p
    set leased_until = now() + make_interval(secs => ${leaseSeconds})
    from due
    join shipments s on s.merchant_id = due.merchant_id and s.id = due.shipment_id
    where p.merchant_id = due.merchant_id and p.shipment_id = due.shipment_id
    returning p.shipment_id, p.consecutive_failures, s.tracking_number, s.carrier, s.carrier_shipment_id,
      s.ship_date_start::text, s.status, s.last_event_at, s.created_at`);
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
