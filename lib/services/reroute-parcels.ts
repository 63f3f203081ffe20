import { sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import { listRoutingRows, type RoutingRow } from '@/lib/db/carrier-routes';
import type { Database } from '@/lib/db/client';
import { chooseAccount, type RankedAccount, rankAccounts } from './rank-accounts';

const pageSize = 1_000;

/**
 * Moves a shop's live parcels to the account that should be asked about them now. Call it when an account is
 * added, switched on or off or deleted, or when a route changes; without `carrier` for all carriers. Parcels
 * whose account is as good as any stay with it. Runs in batches, each a statement of its own: safe to repeat.
 */
export async function rerouteParcels(
  db: Database,
  merchantId: string,
  carriers: readonly Carrier[],
  { carrier }: { carrier?: string } = {},
): Promise<{ moved: number }> {
  const ofCarrier = carrier === undefined ? sql`true` : sql`carrier = ${carrier}`;
  const pairs = await db.execute<Pair>(sql`
    select distinct merchant_id, carrier from shipment_polls
    where merchant_id = ${merchantId} and next_poll_at is not null and ${ofCarrier}`);
  return moveParcels(db, carriers, [...pairs], { onlyHomeless: false });
}

export type Pair = { merchant_id: string; carrier: string };

/** `onlyHomeless`: those without an account, or whose account is switched off. */
export async function moveParcels(
  db: Database,
  carriers: readonly Carrier[],
  pairs: readonly Pair[],
  options: { onlyHomeless: boolean },
): Promise<{ moved: number }> {
  const rows = await listRoutingRows(db, [...new Set(pairs.map((pair) => pair.merchant_id))]);
  let moved = 0;
  for (const pair of pairs) {
    const ranked = rankedFor(carriers, rows, pair);
    moved += await movePair(db, pair, ranked, options);
  }
  return { moved };
}

function rankedFor(carriers: readonly Carrier[], rows: readonly RoutingRow[], pair: Pair): RankedAccount[] {
  const own = rows.filter(({ merchantId }) => merchantId === pair.merchant_id);
  const chosen = own.find(({ chosenFor }) => chosenFor.includes(pair.carrier));
  return rankAccounts(carriers, own, pair.carrier, chosen?.id ?? null);
}

type ParcelRow = { shipment_id: string; tracking_number: string; account_id: string | null };

async function movePair(
  db: Database,
  { merchant_id: merchantId, carrier }: Pair,
  ranked: readonly RankedAccount[],
  { onlyHomeless }: { onlyHomeless: boolean },
): Promise<number> {
  // Those without an account that stay without one need not be read at all.
  const isHomeless =
    ranked.length === 0 ? sql`a.status = 'disabled'` : sql`(p.account_id is null or a.status = 'disabled')`;
  let moved = 0;
  let after = '';
  for (;;) {
    const page = await db.execute<ParcelRow>(sql`
      select p.shipment_id, s.tracking_number, p.account_id
      from shipment_polls p
      join shipments s on s.merchant_id = p.merchant_id and s.id = p.shipment_id
      left join carrier_accounts a on a.merchant_id = p.merchant_id and a.id = p.account_id
      where p.merchant_id = ${merchantId} and p.carrier = ${carrier} and p.next_poll_at is not null
        and p.shipment_id > ${after} and ${onlyHomeless ? isHomeless : sql`true`}
      order by p.shipment_id
      limit ${pageSize}`);
    for (const [accountId, ids] of byNewAccount(page, ranked)) {
      await assign(db, merchantId, accountId, ids);
      moved += ids.length;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return moved;
    after = last.shipment_id;
  }
}

function byNewAccount(page: readonly ParcelRow[], ranked: readonly RankedAccount[]) {
  const groups = new Map<string | null, string[]>();
  for (const { shipment_id, tracking_number, account_id } of page) {
    const target = chooseAccount(ranked, { trackingNumber: tracking_number, accountId: account_id });
    if (target !== account_id) groups.set(target, [...(groups.get(target) ?? []), shipment_id]);
  }
  return groups;
}

/**
 * When a parcel of `shipment_polls` is due after a change of account: what was not asked about in vain keeps its
 * time, as a change of account is no reason to ask sooner.
 */
export const nextPollAfterMove = sql`case
  when account_id is null or consecutive_failures > 0 or system_state <> 'ok'
  then least(next_poll_at, now()) else next_poll_at end`;

async function assign(db: Database, merchantId: string, accountId: string | null, ids: readonly string[]) {
  // Locked in one order, so that two who move parcels at once wait for each other and do not deadlock.
  await db.execute(sql`
    with moving as (
      select merchant_id, shipment_id from shipment_polls
      where merchant_id = ${merchantId} and shipment_id = any (${sql.param([...ids])}::text[])
        and next_poll_at is not null
      order by shipment_id for update
    )
    update shipment_polls p set
      next_poll_at = ${nextPollAfterMove}, account_id = ${accountId}, consecutive_failures = 0
    from moving
    where p.merchant_id = moving.merchant_id and p.shipment_id = moving.shipment_id`);
}
