import { and, eq } from 'drizzle-orm';
import type { CarrierError, TrackingOutcome } from '@/lib/carriers/carrier';
import type { RawResponse } from '@/lib/carriers/engine/engine-options';
import type { Executor } from '@/lib/db/client';
import { rawPayloads } from '@/lib/db/schema/raw-payloads';
import { shipments } from '@/lib/db/schema/shipments';
import { newId } from '@/lib/ids';
import type { ClaimedShipment } from '@/lib/jobs/claim-due';
import { nextPoll } from '@/lib/jobs/next-poll';
import { type IngestResult, ingestUpdates } from './ingest-updates';
import { recordSystemState } from './record-system-state';
import type { RefreshContext } from './refresh-context';
import { storableText } from './storable-text';
import { isAnswer, systemStateOf } from './system-state-of';

/** One parcel's part of an answer. `raw` is shared by the batch; its id is given before it is stored. */
export interface ParcelOutcome {
  shipment: ClaimedShipment;
  outcome: TrackingOutcome;
  raw: (RawResponse & { id: string }) | null;
  /** `IngestItem.ownMailerId`. */
  ownMailerId?: string | null;
}

/**
 * Writes what one answer says of one parcel, in one transaction: events and state if it is an update, our own
 * system state, the raw text if it brought something new or could not be read, and when to ask next. A failure
 * touches nothing that is known of the parcel.
 */
export async function storeOutcome(
  context: RefreshContext,
  merchantId: string,
  parcel: ParcelOutcome,
): Promise<void> {
  const { shipment, outcome, raw } = parcel;
  await context.db.transaction(async (tx) => {
    const now = context.now();
    const result = outcome.ok ? await ingest(context, tx, merchantId, parcel) : null;
    const error = outcome.ok ? rejection(result) : outcome.error;
    if (raw && isWorthKeeping(error, result)) await keepRaw(tx, merchantId, raw, now);
    const answered = error === null || isAnswer(error);
    const next = nextPoll(
      {
        ...shipment,
        ...(outcome.ok && (await stateNow(tx, merchantId, shipment))),
        announcedSeconds: error?.reason === 'registered' ? (error.retryAfterSeconds ?? 300) : null,
        failure: answered
          ? null
          : {
              code: error.code,
              retryAfterSeconds: error.retryAfterSeconds ?? null,
              consecutive: shipment.consecutiveFailures + 1,
            },
      },
      { now, random: context.random, scale: context.pollScale },
    );
    const state = error === null ? 'ok' : systemStateOf(error);
    const nextPollAt = 'at' in next ? next.at : null;
    const noted = answered ? { state, checkedAt: now, nextPollAt } : { state, nextPollAt };
    await recordSystemState(tx, merchantId, [shipment.shipmentId], noted, now);
  });
}

async function ingest(
  context: RefreshContext,
  tx: Executor,
  merchantId: string,
  { shipment: { shipmentId }, outcome, raw, ownMailerId }: ParcelOutcome,
): Promise<IngestResult | null> {
  if (!outcome.ok) return null;
  const item = {
    ...{ shipmentId, update: outcome.update, source: 'poll' as const, rawPayloadId: raw?.id ?? null },
    ...(ownMailerId !== undefined && { ownMailerId }),
  };
  const [result] = await ingestUpdates(tx, merchantId, [item], context.now());
  return result ?? null;
}

/**
 * An answer about another number is no answer. One about another parcel, or an earlier use of the number, is:
 * the carrier has nothing on ours.
 */
function rejection(result: IngestResult | null): CarrierError | null {
  const isStranger = result?.rejected.includes('wrong_number') ?? false;
  return isStranger ? { code: 'bad_response', isRetryable: true, reason: 'wrong_shipment' } : null;
}

/** Answers that only repeat what is known are most of them, and are not kept. */
function isWorthKeeping(error: CarrierError | null, result: IngestResult | null): boolean {
  if (error) return error.code === 'bad_response';
  return result !== null && (result.inserted > 0 || result.dropped > 0 || result.rejected.length > 0);
}

/** A batch's answer is one row, however many of its parcels refer to it. */
async function keepRaw(tx: Executor, merchantId: string, raw: RawResponse & { id: string }, now: Date) {
  const { id, carrier } = raw;
  const body = storableText(raw.body);
  await tx
    .insert(rawPayloads)
    .values({ id, merchantId, carrier, source: 'poll', body, receivedAt: now })
    .onConflictDoNothing();
}

export function newRawPayloadId(): string {
  return newId('raw');
}

async function stateNow(tx: Executor, merchantId: string, shipment: ClaimedShipment) {
  const [row] = await tx
    .select({ status: shipments.status, lastEventAt: shipments.lastEventAt })
    .from(shipments)
    .where(and(eq(shipments.merchantId, merchantId), eq(shipments.id, shipment.shipmentId)));
  return row ?? shipment;
}
