import { normaliseNumber } from '@/lib/numbers/normalise';
import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
import { isOfAskedCarrier, keyOf } from '../reading/carrier-keys';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { type AftershipTracking, aftershipCreated, aftershipList } from './answer';
import { aftershipError, alreadyExists, metaCode } from './errors';
import { aftershipNames } from './names';
import { aftershipUpdate } from './update';

/** Reads an answer of `GET /trackings`, of any HTTP status, into one outcome for each number asked. Never throws. */
export function parseList(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const error = aftershipError(response);
  const trackings = aftershipList.safeParse(response.body).data?.data?.trackings ?? null;
  const wrong = error ? ofBatch(error, parcels) : trackings ? null : badResponse('no_data');
  const asked = new Set(parcels.map(({ trackingNumber }) => trackingNumber));
  return new Map(
    parcels.map((parcel) => [
      parcel.trackingNumber,
      wrong ? failed(wrong) : readParcel(trackings ?? [], parcel, asked),
    ]),
  );
}

/** Reads an answer of `POST /trackings`: null for a parcel that AfterShip knows now, also when it did before. */
export function parseCreated(
  response: CarrierResponse,
  parcels: readonly AskedParcel[],
): ReadonlyMap<string, CarrierError | null> {
  const data = aftershipCreated.safeParse(response.body).data?.data ?? null;
  const created = normaliseNumber(data?.tracking?.tracking_number || data?.tracking_number || '');
  const isKnown = metaCode(response) === alreadyExists;
  const error = isKnown ? null : aftershipError(response);
  return new Map(
    parcels.map(({ trackingNumber: number }) => {
      if (isKnown || error) return [number, error];
      return [number, created === number ? null : badResponse(created ? 'wrong_shipment' : 'no_data')];
    }),
  );
}

/** What one tracking says. One that AfterShip has no information on yet is `not_scanned_yet`. */
export function readTracking(tracking: AftershipTracking, trackingNumber: string): TrackingOutcome {
  const update = aftershipUpdate(tracking, trackingNumber);
  if (update) return { ok: true, update };
  if (!tracking.tag && !tracking.subtag) return failed(badResponse('no_status'));
  return notScannedYet;
}

function readParcel(
  trackings: readonly AftershipTracking[],
  parcel: AskedParcel,
  asked: ReadonlySet<string>,
): TrackingOutcome {
  const { trackingNumber } = parcel;
  const named = trackings.filter(
    ({ tracking_number }) => normaliseNumber(tracking_number) === trackingNumber,
  );
  const own = named.filter(({ slug }) => isOfAskedCarrier(parcel, slug, aftershipNames));
  const outcomes = own.map((tracking) => readTracking(tracking, trackingNumber));
  const found = outcomes.find(({ ok }) => ok) ?? outcomes[0];
  if (found) return found;
  // The same number under another carrier's slug is another entry. Announced with its own slug, ours comes to
  // stand beside it; but where AfterShip was to find the carrier, that one is what it found.
  const isAnothers = named.length > 0 && keyOf(parcel, aftershipNames) === null;
  const isUnasked = trackings.some(({ tracking_number }) => !asked.has(normaliseNumber(tracking_number)));
  if (isAnothers || isUnasked) return failed(badResponse('wrong_shipment'));
  return failed({ code: 'not_found', reason: 'not_registered', isRetryable: true });
}

/** A request refused as a whole does not say which of its numbers was wrong. */
function ofBatch(error: CarrierError, parcels: readonly AskedParcel[]): CarrierError {
  return error.code === 'invalid_number' && parcels.length > 1
    ? { ...error, code: 'bad_response', isRetryable: true, reason: 'http_400' }
    : error;
}
