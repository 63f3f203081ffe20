import type { Carrier, CarrierError, TrackingOutcome } from '@/lib/carriers/carrier';
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
    const credentials = carrier.api.credentials.safeParse(account?.credentials);
    return credentials.success ? { merchantId, accountId, credentials: credentials.data } : null;
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
  const numbers = [...new Set(claimed.map(({ trackingNumber }) => trackingNumber))];
  const answer = await context.engine.track(carrier, account, numbers);
  const raw = answer.raw.map((response) => ({ ...response, id: newRawPayloadId() }));
  return claimed.map((shipment) => ({
    shipment,
    outcome: answer.outcomes.get(shipment.trackingNumber) ?? missing,
    raw: raw.findLast(({ trackingNumbers }) => trackingNumbers.includes(shipment.trackingNumber)) ?? null,
  }));
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
