import { and, eq, sql } from 'drizzle-orm';
import type { ShipmentSnapshot } from '@/lib/tracking/view';
import type { Executor } from './client';
import { orders } from './schema/orders';
import { proofs } from './schema/proofs';
import { shipmentPolls } from './schema/shipment-polls';
import { shipments } from './schema/shipments';

export type ProofKind = 'signature' | 'photo';

/** What a proof of delivery is put together from. Personal: for who has proved to be the buyer only. */
export interface ProofSubject {
  shipmentId: string;
  orderId: string;
  /** As shoppers type it. */
  orderNumberKey: string;
  emailHash: string | null;
  postcodeHash: string | null;
  recipientSealed: string | null;
  snapshot: ShipmentSnapshot;
  carrier: string;
  trackingNumber: string;
  carrierShipmentId: string | null;
  shipDateStart: string;
  /** Not null: the number has been used again since. */
  shipDateEnd: string | null;
  /** The account that is asked about it. */
  accountId: string | null;
  /** Pictures that are stored already. */
  stored: ProofKind[];
}

/** Null for a token that is not this shop's, and for a parcel without an order. */
export async function getProofSubject(
  db: Executor,
  merchantId: string,
  token: string,
): Promise<ProofSubject | null> {
  const [row] = await db
    .select({
      shipmentId: shipments.id,
      orderId: orders.id,
      orderNumberKey: orders.numberKey,
      emailHash: orders.emailHash,
      postcodeHash: orders.postcodeHash,
      recipientSealed: orders.recipientSealed,
      snapshot: shipments.snapshot,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      carrierShipmentId: shipments.carrierShipmentId,
      shipDateStart: shipments.shipDateStart,
      shipDateEnd: shipments.shipDateEnd,
      accountId: shipmentPolls.accountId,
      stored: sql<ProofKind[]>`array(select f.kind from ${proofs} f
        where f.merchant_id = ${shipments.merchantId} and f.shipment_id = ${shipments.id} order by f.kind desc)`,
    })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.merchantId, shipments.merchantId), eq(orders.id, shipments.orderId)))
    .innerJoin(
      shipmentPolls,
      and(eq(shipmentPolls.merchantId, shipments.merchantId), eq(shipmentPolls.shipmentId, shipments.id)),
    )
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.token, token)));
  return row ?? null;
}

/** Whether a parcel's order has anything that its buyer could be known by. Null for a token that is not this shop's. */
export async function getVerifiability(
  db: Executor,
  merchantId: string,
  token: string,
): Promise<{ shipmentId: string; isVerifiable: boolean } | null> {
  const [row] = await db
    .select({
      shipmentId: shipments.id,
      isVerifiable: sql<boolean>`coalesce(${orders.emailHash}, ${orders.postcodeHash}) is not null`,
    })
    .from(shipments)
    .leftJoin(orders, and(eq(orders.merchantId, shipments.merchantId), eq(orders.id, shipments.orderId)))
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.token, token)));
  return row ?? null;
}

/** Stores sealed pictures; what is there stays. */
export async function saveProofs(
  db: Executor,
  merchantId: string,
  shipmentId: string,
  images: readonly { kind: ProofKind; imageSealed: string }[],
  fetchedAt: Date,
): Promise<void> {
  if (images.length === 0) return;
  await db
    .insert(proofs)
    .values(images.map((image) => ({ merchantId, shipmentId, fetchedAt, ...image })))
    .onConflictDoNothing();
}

/** The sealed picture; null when there is none. */
export async function getProofImage(
  db: Executor,
  merchantId: string,
  shipmentId: string,
  kind: ProofKind,
): Promise<string | null> {
  const [row] = await db
    .select({ imageSealed: proofs.imageSealed })
    .from(proofs)
    .where(and(eq(proofs.merchantId, merchantId), eq(proofs.shipmentId, shipmentId), eq(proofs.kind, kind)));
  return row?.imageSealed ?? null;
}
