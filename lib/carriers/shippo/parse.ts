import type { AskedParcel, CarrierResponse, TrackingOutcome, TrackingOutcomes } from '../carrier';
import { isOfAskedCarrier } from '../reading/carrier-keys';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { isSameNumber } from '../reading/same-number';
import { type ShippoTrack, shippoTrack } from './answer';
import { shippoNames } from './carriers';
import { shippoError } from './errors';
import { shippoUpdate } from './update';

/** Reads an answer of any HTTP status into one outcome for each number asked. Never throws. */
export function parseShippo(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const error = shippoError(response);
  const track = shippoTrack.safeParse(response.body).data;
  return new Map(
    parcels.map((parcel) => [parcel.trackingNumber, error ? failed(error) : outcomeOf(parcel, track)]),
  );
}

function outcomeOf(parcel: AskedParcel, track: ShippoTrack | undefined): TrackingOutcome {
  if (!track?.tracking_number) return failed(badResponse('no_track'));
  const isAsked = isSameNumber(track.tracking_number, parcel.trackingNumber);
  if (!isAsked || !isOfAskedCarrier(parcel, track.carrier, shippoNames))
    return failed(badResponse('wrong_shipment'));
  const update = shippoUpdate(track, parcel.trackingNumber);
  return update ? { ok: true, update } : notScannedYet;
}
