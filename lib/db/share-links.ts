import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { newId, newLinkToken } from '@/lib/ids';
import type { Database, Executor } from './client';
import { shareLinks } from './schema/share-links';

export interface ShareLink {
  id: string;
  token: string;
  expiresAt: Date;
}

/** A parcel's links that have neither ended nor been revoked, the newest first. */
export async function listShareLinks(
  db: Executor,
  merchantId: string,
  shipmentId: string,
  now: Date,
): Promise<ShareLink[]> {
  return db
    .select({ id: shareLinks.id, token: shareLinks.token, expiresAt: shareLinks.expiresAt })
    .from(shareLinks)
    .where(
      and(
        eq(shareLinks.merchantId, merchantId),
        eq(shareLinks.shipmentId, shipmentId),
        isNull(shareLinks.revokedAt),
        gt(shareLinks.expiresAt, now),
      ),
    )
    .orderBy(desc(shareLinks.createdAt), desc(shareLinks.id));
}

export async function createShareLink(
  db: Executor,
  merchantId: string,
  link: { shipmentId: string; expiresAt: Date; createdAt: Date },
): Promise<ShareLink> {
  const made = { id: newId('shl'), token: newLinkToken(), expiresAt: link.expiresAt };
  await db.insert(shareLinks).values({ merchantId, ...link, ...made });
  return made;
}

/** False when the parcel has no such link in force. */
export async function revokeShareLink(
  db: Executor,
  merchantId: string,
  { shipmentId, id }: { shipmentId: string; id: string },
  now: Date,
): Promise<boolean> {
  const revoked = await db
    .update(shareLinks)
    .set({ revokedAt: now })
    .where(
      and(
        eq(shareLinks.merchantId, merchantId),
        eq(shareLinks.shipmentId, shipmentId),
        eq(shareLinks.id, id),
        isNull(shareLinks.revokedAt),
      ),
    )
    .returning({ id: shareLinks.id });
  return revoked.length > 0;
}

export interface SharedLink {
  merchantId: string;
  /** Token of the parcel that it shows now: the shared one, or that of the label that took its place. */
  parcelToken: string;
  /** The parcels from the shared one to the one that is shown: what ends or moves any of them, ends or moves this. */
  shipmentIds: string[];
  expiresAt: Date;
}

/** What a shared link leads to; null when it is unknown, has ended or was revoked. It finds the merchant itself. */
export async function getSharedLink(db: Database, token: string, now: Date): Promise<SharedLink | null> {
  const [row] = await db.$client<(Omit<SharedLink, 'expiresAt'> & { expiresAt: string })[]>`
    with recursive link as (
      select merchant_id, shipment_id, expires_at from share_links
      where token = ${token} and revoked_at is null and expires_at > ${now.toISOString()}
    ), label as (
      select s.merchant_id, s.id, s.token, s.replaced_by, 0 as hop
      from shipments s join link l on s.merchant_id = l.merchant_id and s.id = l.shipment_id
      union all
      select n.merchant_id, n.id, n.token, n.replaced_by, o.hop + 1
      from shipments n join label o on n.merchant_id = o.merchant_id and n.id = o.replaced_by
      where o.hop < 20
    )
    select merchant_id as "merchantId", token as "parcelToken",
      (select array_agg(id) from label) as "shipmentIds", (select expires_at from link) as "expiresAt"
    from label order by hop desc limit 1`;
  return row ? { ...row, expiresAt: new Date(row.expiresAt) } : null;
}
