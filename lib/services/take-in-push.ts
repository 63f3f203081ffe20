import { and, eq, sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import type { PushedParcel } from '@/lib/carriers/push';
import type { Executor } from '@/lib/db/client';
import { findPushTargets } from '@/lib/db/push-targets';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { inboundDeliveries } from '@/lib/db/schema/inbound-deliveries';
import { rawPayloads } from '@/lib/db/schema/raw-payloads';
import { type DeliveryKey, noteUnclaimed } from '@/lib/db/unclaimed-pushes';
import { confirmPush } from './confirm-push';
import { ingestUpdates } from './ingest-updates';
import { notePing, notePush } from './note-push';
import type { PushContext } from './push-context';
import { covers } from './rank-accounts';
import { storableText } from './storable-text';

/** A genuine delivery that its carrier's reader does not understand: kept, and no use trying again soon. */
export class UnreadablePushError extends Error {
  override name = 'UnreadablePushError';
}

/**
 * Takes in what a stored delivery says, parcel by parcel, each in a transaction of its own: an update goes the
 * way of polled ones, anything less has the parcel asked about. One that cannot be stored does not hold up the
 * others. Numbers that the shop has no parcel for are remembered, for one that is added later. Where the delivery
 * is the carrier's question whether we listen, that is answered first. Safe to repeat. Throws
 * `UnreadablePushError`, `UnconfirmedPushError`, and what the first of the parcels failed with.
 */
export async function takeInPush(context: PushContext, merchantId: string, delivery: DeliveryKey) {
  const { db, carriers, log } = context;
  const stored = await findStored(db, merchantId, delivery);
  // Read before, or its account is gone.
  if (!stored || stored.readAt) return;
  const { accountId } = delivery;
  const carrier = carriers.find(({ code }) => code === stored.carrier);
  const pushed = stored.body === null ? null : (carrier?.api.push?.parse(stored.body) ?? null);
  if (!carrier || stored.body === null || !pushed) {
    throw new UnreadablePushError(`A push of ${stored.carrier} was not understood.`);
  }
  await confirmPush(context, { merchantId, accountId, carrier }, stored.body);
  const strangers: string[] = [];
  const failures: unknown[] = [];
  for (const parcel of storableText(pushed)) {
    try {
      const isKnown = await takeInParcel(context, merchantId, { carrier, stored }, parcel);
      if (!isKnown) strangers.push(parcel.trackingNumber);
    } catch (err) {
      failures.push(err);
    }
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  const known = pushed.length - strangers.length;
  await noteRead(context, merchantId, { ...delivery, receivedAt: stored.receivedAt }, { known, strangers });
  log.debug({ merchantId, accountId, parcels: known, unknown: strangers.length }, 'push read');
}

async function noteRead(
  { db, now }: PushContext,
  merchantId: string,
  delivery: DeliveryKey & { receivedAt: Date },
  { known, strangers }: { known: number; strangers: readonly string[] },
): Promise<void> {
  const { lastPushAt } = carrierAccounts;
  const isAccount = and(
    eq(carrierAccounts.merchantId, merchantId),
    eq(carrierAccounts.id, delivery.accountId),
  );
  await db.transaction(async (tx) => {
    const read = await tx
      .update(inboundDeliveries)
      .set({ readAt: now(), parcelCount: known })
      .where(isDelivery(merchantId, delivery))
      .returning({ bodyHash: inboundDeliveries.bodyHash });
    // Its account was removed just now, and the delivery with it.
    if (read.length === 0) return;
    await noteUnclaimed(tx, merchantId, delivery, strangers);
    await tx
      .update(carrierAccounts)
      .set({ lastPushAt: sql`greatest(${lastPushAt}, ${delivery.receivedAt.toISOString()})` })
      .where(isAccount);
  });
}

function isDelivery(merchantId: string, { accountId, bodyHash }: DeliveryKey) {
  return and(
    eq(inboundDeliveries.merchantId, merchantId),
    eq(inboundDeliveries.accountId, accountId),
    eq(inboundDeliveries.bodyHash, bodyHash),
  );
}

interface Stored {
  carrier: string;
  rawPayloadId: string;
  receivedAt: Date;
  readAt: Date | null;
  /** Null: retention has dropped it. */
  body: string | null;
}

async function findStored(
  db: Executor,
  merchantId: string,
  delivery: DeliveryKey,
): Promise<Stored | undefined> {
  const { rawPayloadId, receivedAt, readAt } = inboundDeliveries;
  const [row] = await db
    .select({ rawPayloadId, receivedAt, readAt, carrier: carrierAccounts.carrier, body: rawPayloads.body })
    .from(inboundDeliveries)
    .innerJoin(
      carrierAccounts,
      and(
        eq(carrierAccounts.merchantId, inboundDeliveries.merchantId),
        eq(carrierAccounts.id, inboundDeliveries.accountId),
      ),
    )
    .leftJoin(
      rawPayloads,
      and(eq(rawPayloads.merchantId, inboundDeliveries.merchantId), eq(rawPayloads.id, rawPayloadId)),
    )
    .where(isDelivery(merchantId, delivery));
  return row;
}

/** False when the shop has no such parcel, or only one of a carrier that this API does not speak for. */
async function takeInParcel(
  { db, now, pollScale }: PushContext,
  merchantId: string,
  from: { carrier: Carrier; stored: Stored },
  { trackingNumber, carrier, update }: PushedParcel,
): Promise<boolean> {
  const source = from.carrier.code;
  const found = await findPushTargets(db, merchantId, { trackingNumber, carrier, source });
  const uses = found.filter((use) => covers(from.carrier, use.carrier));
  const [newest] = uses;
  if (!newest) return false;
  const { rawPayloadId, receivedAt } = from.stored;
  await db.transaction(async (tx) => {
    // Told by another API than the one it is asked through, in whose words its history is: only a hint.
    if (!update || !newest.isOwnSource) {
      const { shipmentId, isOwnSource } = newest;
      return notePing(tx, merchantId, shipmentId, { receivedAt, isOwnSource, now: now(), pollScale });
    }
    // A number is used again: each use takes the events of its own days. Without events the newest is meant.
    const meant = update.events.length > 0 ? uses.filter(({ isOwnSource }) => isOwnSource) : [newest];
    const items = meant.map(({ shipmentId }) => ({
      ...{ shipmentId, update, source: 'push' as const },
      ...{ rawPayloadId, observedAt: receivedAt },
    }));
    for (const result of await ingestUpdates(tx, merchantId, items, now())) {
      if (result.rejected.length > 0) continue;
      await notePush(tx, merchantId, result.shipmentId, {
        receivedAt,
        isNews: result.inserted > 0,
        now: now(),
      });
    }
  });
  return true;
}
