import type { AskedParcel, CarrierResponse, TrackingOutcome, TrackingOutcomes } from '../carrier';
import { type EasypostTracker, easypostAnswer } from './answer';
import { carrierOfEasypost, easypostCarrierKey } from './carriers';
import { easypostError } from './errors';
import { easypostUpdate } from './update';

/** Reads an answer of any HTTP status into one outcome for each number asked. Never throws. */
export function parseEasypost(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const answer = easypostAnswer.safeParse(response.body).data;
  const trackers = answer ? [answer, ...answer.trackers].filter(({ tracking_code }) => tracking_code) : [];
  return new Map(
    parcels.map((parcel) => {
      const error = easypostError(response, parcel);
      return [parcel.trackingNumber, error ? { ok: false, error } : outcomeOf(parcel, trackers)];
    }),
  );
}

function outcomeOf(parcel: AskedParcel, trackers: readonly EasypostTracker[]): TrackingOutcome {
  const tracker = findTracker(parcel, trackers);
  if (!tracker) {
    const reason = trackers.length > 0 ? 'wrong_shipment' : 'no_tracker';
    return { ok: false, error: { code: 'bad_response', isRetryable: true, reason } };
  }
  const update = easypostUpdate(tracker, parcel.trackingNumber);
  if (update) return { ok: true, update };
  return tracker.status === 'error'
    ? { ok: false, error: { code: 'unavailable', isRetryable: true, reason: 'carrier_lookup' } }
    : { ok: false, error: { code: 'not_scanned_yet', isRetryable: true } };
}

/** Of several for one number, which carriers use again, the one made last. */
function findTracker(parcel: AskedParcel, trackers: readonly EasypostTracker[]): EasypostTracker | undefined {
  const number = bare(parcel.trackingNumber);
  return trackers
    .filter(({ tracking_code, carrier }) => bare(tracking_code) === number && isOf(parcel.carrier, carrier))
    .toSorted((one, other) => other.created_at.localeCompare(one.created_at))[0];
}

/** A carrier that we did not name may be called whatever EasyPost calls it. */
function isOf(carrier: string, name: string): boolean {
  return easypostCarrierKey(carrier) === null || name === '' || carrierOfEasypost(name) === carrier;
}

function bare(trackingNumber: string): string {
  return trackingNumber.replace(/[^0-9a-z]/gi, '').toUpperCase();
}
