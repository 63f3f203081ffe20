import type { AskedParcel, CarrierResponse, TrackingOutcome, TrackingOutcomes } from '../carrier';
import { isOfAskedCarrier } from '../reading/carrier-keys';
import { type ShippoTrack, shippoTrack } from './answer';
import { shippoNames } from './carriers';
import { shippoError } from './errors';
import { shippoUpdate } from './update';

/** Reads an answer of any HTTP status into one outcome for each number asked. Never throws. */
export function parseShippo(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const error = shippoError(response);
  const track = shippoTrack.safeParse(response.body).data;
  return new Map(
    parcels.map((parcel) => [parcel.trackingNumber, error ? { ok: false, error } : outcomeOf(parcel, track)]),
  );
}

function outcomeOf(parcel: AskedParcel, track: ShippoTrack | undefined): TrackingOutcome {
  if (!track?.tracking_number) return badResponse('no_track');
  const isAsked = bare(track.tracking_number) === bare(parcel.trackingNumber);
  if (!isAsked || !isOfAskedCarrier(parcel, track.carrier, shippoNames)) return badResponse('wrong_shipment');
  const update = shippoUpdate(track, parcel.trackingNumber);
  return update ? { ok: true, update } : { ok: false, error: { code: 'not_scanned_yet', isRetryable: true } };
}

function badResponse(reason: string): TrackingOutcome {
  return { ok: false, error: { code: 'bad_response', isRetryable: true, reason } };
}

function bare(trackingNumber: string): string {
  return trackingNumber.replace(/[^0-9a-z]/gi, '').toUpperCase();
}
