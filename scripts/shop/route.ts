import { sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import { listRoutingRows, type RoutingRow } from '@/lib/db/carrier-routes';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { chooseRoute } from '@/lib/services/choose-route';
import { rankAccounts } from '@/lib/services/rank-accounts';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions } from './context';

/**
 * Sets whom to ask about a carrier's parcels: the carrier itself (`--through native`), or an account of another
 * API. Without options it lists how each carrier's parcels go now.
 */
export async function setRoute(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const { db, carriers } = context;
  const shop = await requireShop(context, options);
  const accounts = await listRoutingRows(db, shop.id);
  if (options.carrier === undefined && options.through === undefined) {
    return listOfRoutes(context, shop.id, accounts);
  }
  const carrier = required(options, 'carrier').toLowerCase();
  const name = knownCarriers.get(carrier)?.name;
  if (!name) throw new Complaint(`"${carrier}" is not a carrier's code: usps, ups, fedex, dhl …`);
  const through = required(options, 'through').toLowerCase();
  const wanted = through === 'native' ? carrier : through;
  const adapter = carriers.find(({ code }) => code === wanted);
  if (!adapter) throw new Complaint(`Doorstep cannot ask "${wanted}".`);
  const account = accounts.find((one) => one.carrier === wanted && one.isUsable);
  if (!account) {
    throw new Complaint(
      `The shop has no ${adapter.name} account: npm run shop -- add-account --carrier ${wanted}.`,
    );
  }
  // The usual way is the carrier itself, so that "native" needs no choice written down.
  const accountId = through === 'native' ? null : account.id;
  const choice = await chooseRoute(db, shop.id, { carrier, accountId }, carriers);
  if (!choice.ok) throw new Complaint(`${adapter.name} does not answer for parcels of ${name}.`);
  const moved = choice.moved === 1 ? 'One parcel' : `${choice.moved} parcels`;
  return [
    `${name} parcels are asked about through ${through === 'native' ? `${name} itself` : adapter.name}.`,
    ...(choice.moved > 0 ? [`${moved} under way moved over.`] : []),
  ];
}

/** A line for each carrier that the shop has parcels of under way, or a choice for. */
async function listOfRoutes(
  { db, carriers }: ShopContext,
  merchantId: string,
  accounts: readonly RoutingRow[],
): Promise<string[]> {
  const rows = await db.execute<{ carrier: string; parcels: number }>(sql`
    select carrier, count(*)::integer as parcels from shipment_polls
    where merchant_id = ${merchantId} and next_poll_at is not null group by carrier`);
  const counts = new Map(rows.map(({ carrier, parcels }) => [carrier, parcels]));
  const listed = [
    ...new Set([...counts.keys(), ...accounts.flatMap(({ chosenFor }) => chosenFor)]),
  ].toSorted();
  if (listed.length === 0) return ['The shop has no parcels under way and has chosen no route.'];
  return listed.map(
    (carrier) =>
      `${carrier.padEnd(14)} ${wayOf(carriers, accounts, carrier)} · ${counts.get(carrier) ?? 0} under way`,
  );
}

function wayOf(carriers: readonly Carrier[], accounts: readonly RoutingRow[], carrier: string): string {
  const chosen = accounts.find(({ chosenFor }) => chosenFor.includes(carrier));
  const ways = rankAccounts(carriers, accounts, carrier, chosen?.id ?? null).map(({ accountId, accepts }) => {
    const code = accounts.find(({ id }) => id === accountId)?.carrier ?? '';
    const name = code === carrier ? 'native' : `through ${carriers.find((one) => one.code === code)?.name}`;
    return { name, isForAll: accepts === null };
  });
  // Up to the first that knows every number: the ones behind it are never asked.
  const last = ways.findIndex(({ isForAll }) => isForAll);
  const names = [...new Set((last < 0 ? ways : ways.slice(0, last + 1)).map(({ name }) => name))];
  if (names.length === 0) return 'nobody is asked: no account answers for it';
  return `${names.join(', else ')}${chosen ? ' (chosen)' : ''}`;
}
