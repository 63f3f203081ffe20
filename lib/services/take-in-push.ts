import { and, eq, sql } from 'drizzle-orm';
import type { PushedParcel } from '@/lib/carriers/push';
import type { Executor } from '@/lib/db/client';
import { findPushTargets } from '@/lib/db/push-targets';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { inboundDeliveries } from '@/lib/db/schema/inbound-deliveries';
import { rawPayloads } from '@/lib/db/schema/raw-payloads';
import { confirmPush } from './confirm-push';
import { ingestUpdates } from './ingest-updates';
import { notePing, notePush } from './note-push';
import type { PushContext } from './push-context';

export interface StoredDelivery {
  accountId: string;
  bodyHash: string;
}

/** A genuine delivery that its carrier's reader does not understand: kept, and no use trying again soon. */
export class UnreadablePushError extends Error {
  override name = 'UnreadablePushError';
}

/**
 * Takes in what a stored delivery says, parcel by parcel, each in a transaction of its own: an update goes the
 * way of polled ones, anything less has the parcel asked about. Parcels that the shop does not have are counted
 * and nothing more. Where the delivery is the carrier's question whether we listen, that is answered first. Safe
 * to repeat. Throws `UnreadablePushError` and `UnconfirmedPushError`.
 */
export async function takeInPush(context: PushContext, merchantId: string, delivery: StoredDelivery) {
  const { db, carriers, log, now } = context;
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
  let known = 0;
  for (const parcel of pushed) {
    if (await takeInParcel(context, merchantId, stored, parcel)) known += 1;
  }
  await db.transaction(async (tx) => {
    await tx
      .update(inboundDeliveries)
      .set({ readAt: now(), parcelCount: known })
      .where(isDelivery(merchantId, delivery));
    await tx
      .update(carrierAccounts)
      .set({ lastPushAt: sql`greatest(${carrierAccounts.lastPushAt}, ${stored.receivedAt.toISOString()})` })
      .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId)));
  });
  log.debug({ merchantId, accountId, parcels: known, unknown: pushed.length - known }, 'push read');
}

function isDelivery(merchantId: string, { accountId, bodyHash }: StoredDelivery) {
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
  delivery: StoredDelivery,
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

/** False when the shop has no such parcel. */
async function takeInParcel(
  { db, now, pollScale }: PushContext,
  merchantId: string,
  from: Stored,
  { trackingNumber, carrier, update }: PushedParcel,
): Promise<boolean> {
  const uses = await findPushTargets(db, merchantId, { trackingNumber, carrier, source: from.carrier });
  const [newest] = uses;
  if (!newest) return false;
  const { rawPayloadId, receivedAt } = from;
  await db.transaction(async (tx) => {
    // Told by another API than the one it is asked through, in whose words its history is: only a hint.
    if (!update || !newest.isOwnSource) {
      return notePing(tx, merchantId, newest.shipmentId, { receivedAt, now: now(), pollScale });
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
