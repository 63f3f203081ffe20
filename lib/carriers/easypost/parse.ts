import type { AskedParcel, CarrierResponse, TrackingOutcome, TrackingOutcomes } from '../carrier';
import { newestOf } from '../reading/newest-of';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { isSameNumber } from '../reading/same-number';
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
      return [parcel.trackingNumber, error ? failed(error) : outcomeOf(parcel, trackers)];
    }),
  );
}

function outcomeOf(parcel: AskedParcel, trackers: readonly EasypostTracker[]): TrackingOutcome {
  const tracker = findTracker(parcel, trackers);
  if (!tracker) {
    const reason = trackers.length > 0 ? 'wrong_shipment' : 'no_tracker';
    return failed(badResponse(reason));
  }
  const update = easypostUpdate(tracker, parcel.trackingNumber);
  if (update) return { ok: true, update };
  return tracker.status === 'error'
    ? failed({ code: 'unavailable', isRetryable: true, reason: 'carrier_lookup' })
    : notScannedYet;
}

/** Of several for one number, which carriers use again, the one made last. */
function findTracker(parcel: AskedParcel, trackers: readonly EasypostTracker[]): EasypostTracker | null {
  const named = trackers.filter(
    ({ tracking_code, carrier }) =>
      isSameNumber(tracking_code, parcel.trackingNumber) && isOf(parcel.carrier, carrier),
  );
  return newestOf(named, ({ created_at }) => created_at);
}

/** A carrier that we did not name may be called whatever EasyPost calls it. */
function isOf(carrier: string, name: string): boolean {
  return easypostCarrierKey(carrier) === null || name === '' || carrierOfEasypost(name) === carrier;
}
