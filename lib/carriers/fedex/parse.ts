import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { bareNumber } from '../reading/same-number';
import { type FedexCompleteResult, fedexAnswer } from './answer';
import { fedexError, fedexItemError } from './errors';
import { hasStranger, pickResult, resultsOf } from './results';
import { fedexUpdate } from './update';

/** Reads FedEx's answer of any HTTP status into one outcome for each number asked. Never throws. */
export function parseFedex(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const answer = fedexAnswer.safeParse(response.body).data;
  const error = fedexError(response, answer?.errors ?? [], parcels.length);
  const complete = answer?.output?.completeTrackResults ?? [];
  const missing = missingError(complete, parcels, answer?.output?.alerts ?? []);
  return new Map(
    parcels.map((parcel) => {
      const outcome = error ? failed(error) : readParcel(complete, parcel);
      return [parcel.trackingNumber, outcome ?? failed(missing)];
    }),
  );
}

/** Null when the answer does not hold this number. */
function readParcel(complete: readonly FedexCompleteResult[], parcel: AskedParcel): TrackingOutcome | null {
  const results = resultsOf(complete, parcel.trackingNumber);
  if (results.length === 0) return null;
  const good = results.filter(({ error }) => !error?.code);
  const problem = results.find(({ error }) => error?.code)?.error;
  if (good.length === 0 && problem) return failed(fedexItemError(problem));
  const result = pickResult(good, parcel.carrierShipmentId);
  if (!result) return failed(badResponse('wrong_shipment'));
  const update = fedexUpdate(result, parcel.trackingNumber);
  if (update) return { ok: true, update };
  // Known to FedEx and explicitly without scans; a missing list would be an answer we do not understand.
  const isEmpty = result.scanEvents?.length === 0;
  return isEmpty ? notScannedYet : failed(badResponse('no_status'));
}

/** What is true of a number that the answer leaves out. */
function missingError(
  complete: readonly FedexCompleteResult[],
  parcels: readonly AskedParcel[],
  alerts: readonly { code: string; message: string }[],
): CarrierError {
  // Written as a code, or as a sentence that begins with it.
  const alert = alerts.find(({ code }) => /^TRACKING\.DATA\.NOTFOUND\b/.test(code));
  if (alert && complete.length === 0) return fedexItemError({ ...alert, code: 'TRACKING.DATA.NOTFOUND' });
  const asked = parcels.map(({ trackingNumber }) => bareNumber(trackingNumber));
  const reason = hasStranger(complete, asked) ? 'wrong_shipment' : 'missing_in_answer';
  return badResponse(reason);
}
