import { and, asc, desc, eq, inArray, like, lt, or, sql } from 'drizzle-orm';
import { newId } from '@/lib/ids';
import type { Executor } from './client';
import { casePhotos } from './schema/case-photos';
import { cases } from './schema/cases';
import { merchants } from './schema/merchants';
import { shipments } from './schema/shipments';

export type CaseRow = typeof cases.$inferSelect;
export type CaseKind = CaseRow['kind'];
export type NewCase = Pick<
  CaseRow,
  'id' | 'shipmentId' | 'kind' | 'checked' | 'message' | 'contactSealed' | 'locale'
>;
export type CasePhoto = Pick<typeof casePhotos.$inferSelect, 'image' | 'widthPx' | 'heightPx'>;

/** Opens a case; false if the parcel has an open one of this kind already. */
export async function insertCase(
  tx: Executor,
  merchantId: string,
  row: NewCase,
  now: Date,
): Promise<boolean> {
  const inserted = await tx
    .insert(cases)
    .values({ ...row, merchantId, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: cases.id });
  return inserted.length > 0;
}

/** The parcel's open case of a kind, locked until the transaction ends; null if there is none. */
export async function lockOpenCase(
  tx: Executor,
  merchantId: string,
  shipmentId: string,
  kind: CaseKind,
): Promise<CaseRow | null> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.merchantId, merchantId),
        eq(cases.shipmentId, shipmentId),
        eq(cases.kind, kind),
        eq(cases.status, 'open'),
      ),
    )
    .for('update');
  return row ?? null;
}

export async function updateCase(
  tx: Executor,
  merchantId: string,
  id: string,
  changed: Partial<Pick<CaseRow, 'checked' | 'message' | 'contactSealed' | 'locale' | 'status'>>,
  now: Date,
): Promise<void> {
  await tx
    .update(cases)
    .set({ ...changed, updatedAt: now })
    .where(and(eq(cases.merchantId, merchantId), eq(cases.id, id)));
}

export async function insertCasePhotos(
  tx: Executor,
  merchantId: string,
  caseId: string,
  photos: readonly CasePhoto[],
  now: Date,
): Promise<void> {
  if (photos.length === 0) return;
  const rows = photos.map(({ image, widthPx, heightPx }) => ({ image, widthPx, heightPx }));
  await tx
    .insert(casePhotos)
    .values(rows.map((row) => ({ ...row, id: newId('pho'), merchantId, caseId, createdAt: now })));
}

/** A case's photos, in the order in which they came. */
export async function listCasePhotos(
  db: Executor,
  merchantId: string,
  caseId: string,
): Promise<(CasePhoto & { id: string })[]> {
  const { id, image, widthPx, heightPx } = casePhotos;
  return db
    .select({ id, image, widthPx, heightPx })
    .from(casePhotos)
    .where(and(eq(casePhotos.merchantId, merchantId), eq(casePhotos.caseId, caseId)))
    .orderBy(asc(casePhotos.createdAt), asc(casePhotos.id));
}

const listed = {
  id: cases.id,
  kind: cases.kind,
  status: cases.status,
  checked: cases.checked,
  message: cases.message,
  contactSealed: cases.contactSealed,
  locale: cases.locale,
  createdAt: cases.createdAt,
  updatedAt: cases.updatedAt,
  shipmentId: cases.shipmentId,
  token: shipments.token,
  carrier: shipments.carrier,
  trackingNumber: shipments.trackingNumber,
  photos: sql<number>`(select count(*)::int from case_photos p where p.merchant_id = ${cases.merchantId} and p.case_id = ${cases.id})`,
};

/** A case with its parcel, and how many photos it has. */
export type ListedCase = Omit<CaseRow, 'merchantId'> &
  Pick<typeof shipments.$inferSelect, 'token' | 'carrier' | 'trackingNumber'> & { photos: number };

const ofShipment = and(eq(shipments.merchantId, cases.merchantId), eq(shipments.id, cases.shipmentId));

/** A page of the shop's cases, the latest changed first. `after`: the last one of the page before. */
export async function listCases(
  db: Executor,
  merchantId: string,
  {
    limit,
    after,
    withClosed,
  }: { limit: number; after: Pick<CaseRow, 'updatedAt' | 'id'> | null; withClosed: boolean },
): Promise<ListedCase[]> {
  const { id, updatedAt } = cases;
  const isFurther =
    after && or(lt(updatedAt, after.updatedAt), and(eq(updatedAt, after.updatedAt), lt(id, after.id)));
  return db
    .select(listed)
    .from(cases)
    .innerJoin(shipments, ofShipment)
    .where(
      and(
        eq(cases.merchantId, merchantId),
        inArray(cases.status, withClosed ? ['open', 'closed'] : ['open']),
        isFurther ?? undefined,
      ),
    )
    .orderBy(desc(updatedAt), desc(id))
    .limit(limit);
}

/** The cases whose id ends in these characters: one, unless chance made two alike. */
export async function findCasesByEnding(
  db: Executor,
  merchantId: string,
  ending: string,
): Promise<ListedCase[]> {
  if (!/^[0-9a-z]+$/.test(ending)) return [];
  return db
    .select(listed)
    .from(cases)
    .innerJoin(shipments, ofShipment)
    .where(and(eq(cases.merchantId, merchantId), like(cases.id, `%${ending}`)));
}

/**
 * The day in the shop's own zone (`YYYY-MM-DD`) on which the parcel's open case of a kind was opened, null without
 * one, beside the parcel's id. Null for a token that is not this shop's.
 */
export async function openCaseOf(
  db: Executor,
  merchantId: string,
  token: string,
  kind: CaseKind,
): Promise<{ shipmentId: string; openedOn: string | null } | null> {
  const [row] = await db
    .select({
      shipmentId: shipments.id,
      openedOn: sql<
        string | null
      >`to_char(${cases.createdAt} at time zone ${merchants.timeZone}, 'YYYY-MM-DD')`,
    })
    .from(shipments)
    .innerJoin(merchants, eq(merchants.id, shipments.merchantId))
    .leftJoin(cases, and(ofShipment, eq(cases.kind, kind), eq(cases.status, 'open')))
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.token, token)));
  return row ?? null;
}
