import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/i18n/locales';
import type { Status } from '@/lib/tracking/milestones';
import type { SystemState } from '@/lib/tracking/view';
import type { Database, Executor } from './client';
import { domains } from './schema/domains';
import { merchants } from './schema/merchants';
import { orders } from './schema/orders';
import { shipmentPolls } from './schema/shipment-polls';
import { shipments } from './schema/shipments';

// A link's token is all that a request brings: these queries find the merchant instead of taking it.

export interface Link {
  merchantId: string;
  merchantSlug: string;
  /** The token whose page to open: the link's own, or that of the label that took its place. */
  token: string;
  orderLocale: Locale | null;
  shopDefaultLocale: Locale;
}

/** Where a link in an e-mail leads; null for an unknown token. */
export async function getLink(db: Executor, token: string): Promise<Link | null> {
  const successor = alias(shipments, 'successor');
  const [row] = await db
    .select({
      merchantId: merchants.id,
      merchantSlug: merchants.slug,
      ownToken: shipments.token,
      newToken: successor.token,
      orderLocale: orders.locale,
      shopDefaultLocale: merchants.defaultLocale,
    })
    .from(shipments)
    .innerJoin(merchants, eq(merchants.id, shipments.merchantId))
    .leftJoin(orders, and(eq(orders.merchantId, shipments.merchantId), eq(orders.id, shipments.orderId)))
    .leftJoin(
      successor,
      and(eq(successor.merchantId, shipments.merchantId), eq(successor.id, shipments.replacedBy)),
    )
    .where(eq(shipments.token, token));
  if (!row) return null;
  const { ownToken, newToken, ...link } = row;
  return { ...link, token: newToken ?? ownToken };
}

export interface LiveState {
  shipmentId: string;
  merchantId: string;
  /** Of the snapshot; goes up at each visible change. */
  snapshotVersion: number;
  status: Status;
  /** What the page names of the order's other parcels (milestone, days, late or not), in the order it lists them. */
  siblingStates: string[];
  /** Another label has taken its place. */
  isReplaced: boolean;
  systemState: SystemState;
  checkedAt: Date | null;
  nextPollAt: Date | null;
}

/** The little that an open page asks for again and again; null for an unknown token. */
export async function getLiveState(db: Executor, token: string): Promise<LiveState | null> {
  const [row] = await db
    .select({
      shipmentId: shipments.id,
      merchantId: shipments.merchantId,
      snapshotVersion: shipments.snapshotVersion,
      status: shipments.status,
      siblingStates: siblingStates(),
      isReplaced: sql<boolean>`${shipments.replacedBy} is not null`,
      systemState: shipmentPolls.systemState,
      checkedAt: shipmentPolls.lastAnswerAt,
      nextPollAt: shipmentPolls.nextPollAt,
    })
    .from(shipments)
    .innerJoin(
      shipmentPolls,
      and(eq(shipmentPolls.merchantId, shipments.merchantId), eq(shipmentPolls.shipmentId, shipments.id)),
    )
    .where(eq(shipments.token, token));
  return row ?? null;
}

/** Spelled as `getTrackingPage` spells it: the two are compared. */
function siblingStates() {
  return sql<string[]>`array(
    select concat_ws(' ', b.milestone, b.estimate_date, b.estimate_last_date, b.snapshot #>> '{answer,isOverdue}')
    from shipments b
    where b.merchant_id = ${shipments.merchantId} and b.order_id = ${shipments.orderId}
      and b.id <> ${shipments.id} and b.replaced_by is null
    order by b.ship_date_start, b.created_at, b.id)`;
}

/** Which of these tokens lead somewhere at this shop: to a parcel, a shared page or a subscription. */
export async function findKnownTokens(
  db: Database,
  merchantId: string,
  tokens: readonly string[],
): Promise<Set<string>> {
  const rows = await db.$client<{ token: string }[]>`
    select token from shipments where merchant_id = ${merchantId} and token = any(${[...tokens]}::text[])
    union select token from share_links where merchant_id = ${merchantId} and token = any(${[...tokens]}::text[])
      and revoked_at is null and expires_at > now()
    union select token from subscriptions where merchant_id = ${merchantId} and token = any(${[...tokens]}::text[])`;
  return new Set(rows.map(({ token }) => token));
}

/** The host names that the shop has proved to be its own. */
export async function listOwnHosts(db: Executor, merchantId: string): Promise<string[]> {
  const rows = await db
    .select({ host: domains.host })
    .from(domains)
    .where(and(eq(domains.merchantId, merchantId), isNotNull(domains.verifiedAt)));
  return rows.map(({ host }) => host);
}
