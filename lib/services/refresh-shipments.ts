import type { AskedParcel, Carrier, CarrierError, TrackingOutcome } from '@/lib/carriers/carrier';
import { readCredentials } from '@/lib/carriers/credentials';
import { getCarrierAccount, recordAccountResult } from '@/lib/db/carrier-accounts';
import { type ClaimedShipment, type DueAccount, releaseLeases } from '@/lib/jobs/claim-due';
import { holdAccount } from '@/lib/jobs/take-tokens';
import type { MeteredAccount } from './metered-engine';
import type { RefreshContext } from './refresh-context';
import { newRawPayloadId, type ParcelOutcome, storeOutcome } from './store-outcome';
import { isAccountFault } from './system-state-of';

/**
 * Asks a carrier about claimed parcels of one account and writes what it says, parcel by parcel: one that
 * cannot be stored does not hold up the others. Ends every claim. Throws only when the database is away; the
 * claims then end by themselves.
 */
export async function refreshShipments(
  context: RefreshContext,
  account: DueAccount,
  claimed: readonly ClaimedShipment[],
): Promise<void> {
  if (claimed.length === 0) return;
  const carrier = context.carriers.find(({ code }) => code === account.carrier);
  const opened = carrier ? await openAccount(context, carrier, account) : null;
  const parcels =
    carrier && opened
      ? await ask(context, carrier, opened, claimed)
      : claimed.map((shipment) => ({ shipment, outcome: unusable, raw: null }));
  const { merchantId, accountId } = account;
  await noteAccount(context, account, parcels);
  // Our own quota says nothing of these parcels: they stay as due as they were.
  const unasked = parcels.filter(({ outcome }) => !outcome.ok && outcome.error.reason === 'own_quota');
  await releaseLeases(
    context.db,
    merchantId,
    unasked.map(({ shipment }) => shipment.shipmentId),
  );
  for (const parcel of parcels) {
    if (!unasked.includes(parcel)) await storeSafely(context, account, parcel);
  }
  context.log.debug({ merchantId, accountId, parcels: parcels.length }, 'parcels refreshed');
}

const unusable: TrackingOutcome = {
  ok: false,
  error: { code: 'unauthorized', isRetryable: false, reason: 'bad_credentials' },
};

/** Null when the account is gone, its key is missing, or its fields are not what the carrier needs. */
async function openAccount(
  { db, keyring, log }: RefreshContext,
  carrier: Carrier,
  { merchantId, accountId }: DueAccount,
): Promise<MeteredAccount | null> {
  try {
    const account = await getCarrierAccount(db, merchantId, keyring, accountId);
    const read = readCredentials(carrier.api.credentials, account?.credentials ?? {});
    return read.ok ? { merchantId, accountId, credentials: read.credentials } : null;
  } catch (error) {
    log.error({ merchantId, accountId, err: error }, 'carrier credentials cannot be opened');
    return null;
  }
}

async function ask(
  context: RefreshContext,
  carrier: Carrier,
  account: MeteredAccount,
  claimed: readonly ClaimedShipment[],
): Promise<ParcelOutcome[]> {
  const parcels: ParcelOutcome[] = [];
  const hasMailerId = carrier.api.credentials.some(({ name }) => name === 'mailerId');
  const label = hasMailerId ? { ownMailerId: account.credentials.mailerId ?? null } : {};
  for (const round of withoutNamesakes(claimed)) {
    const answer = await context.engine.track(carrier, account, round.map(askedParcel));
    const raw = answer.raw.map((response) => ({ ...response, id: newRawPayloadId() }));
    for (const shipment of round) {
      const { trackingNumber } = shipment;
      parcels.push({
        shipment,
        outcome: answer.outcomes.get(trackingNumber) ?? missing,
        raw: raw.findLast(({ trackingNumbers }) => trackingNumbers.includes(trackingNumber)) ?? null,
        ...label,
      });
    }
  }
  return parcels;
}

/** Answers are told apart by number: parcels of two carriers, or two uses, under one number go one after the other. */
function withoutNamesakes(claimed: readonly ClaimedShipment[]): ClaimedShipment[][] {
  const rounds: Map<string, ClaimedShipment>[] = [];
  for (const shipment of claimed) {
    const free = rounds.find((round) => !round.has(shipment.trackingNumber));
    if (free) free.set(shipment.trackingNumber, shipment);
    else rounds.push(new Map([[shipment.trackingNumber, shipment]]));
  }
  return rounds.map((round) => [...round.values()]);
}

function askedParcel(shipment: ClaimedShipment): AskedParcel {
  const { trackingNumber, carrier, carrierShipmentId, shipDateStart } = shipment;
  return { trackingNumber, carrier, carrierShipmentId, shippedFrom: shipDateStart };
}

const missing: TrackingOutcome = {
  ok: false,
  error: { code: 'bad_response', isRetryable: true, reason: 'missing_in_answer' },
};

/** The account's own state: does it work, and must it be left alone for a while? */
async function noteAccount(
  { db, now, pollScale }: RefreshContext,
  { merchantId, accountId }: DueAccount,
  parcels: readonly ParcelOutcome[],
): Promise<void> {
  const errors = parcels.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.error]));
  const fault = errors.find(isAccountFault);
  const isWorking = parcels.some(({ outcome }) => outcome.ok || !isTrouble(outcome.error));
  const result = fault
    ? { error: fault.code, reason: fault.reason ?? null }
    : isWorking
      ? { error: null }
      : null;
  await recordAccountResult(db, merchantId, accountId, result, now());
  const pause = errors.find(isPause);
  if (!pause) return;
  const seconds = pause.retryAfterSeconds ?? 60 * pollScale;
  await holdAccount(db, merchantId, accountId, { seconds, isSpent: pause.code === 'rate_limited' });
}

function isTrouble({ code }: CarrierError): boolean {
  return code === 'rate_limited' || code === 'unavailable' || code === 'bad_response';
}

/** The carrier, or our breaker for it, asked to be left alone. */
function isPause(error: CarrierError): boolean {
  if (error.reason === 'own_quota') return false;
  return (
    error.code === 'rate_limited' || (error.code === 'unavailable' && error.retryAfterSeconds !== undefined)
  );
}

async function storeSafely(context: RefreshContext, account: DueAccount, parcel: ParcelOutcome) {
  const { merchantId } = account;
  const { shipmentId } = parcel.shipment;
  try {
    await storeOutcome(context, merchantId, parcel);
  } catch (error) {
    context.log.error({ merchantId, shipmentId, err: error }, 'an answer could not be stored');
    // Asked again later and later, as after any failure, so that it does not use up the quota meanwhile.
    const outcome: TrackingOutcome = { ok: false, error: { code: 'bad_response', isRetryable: true } };
    await storeOutcome(context, merchantId, { ...parcel, outcome });
  }
}
