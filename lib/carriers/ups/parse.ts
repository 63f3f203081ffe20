import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { type UpsMessage, type UpsShipment, upsAnswer } from './answer';
import { upsError } from './errors';
import { findPackage } from './find-package';
import { upsUpdate } from './update';

/** Reads UPS's answer of any HTTP status into one outcome for each number asked. Never throws. */
export function parseUps(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const answer = upsAnswer.safeParse(response.body).data;
  const shipments = answer?.trackResponse?.shipment ?? [];
  const errors = answer?.response?.errors ?? [];
  const messages = [...errors, ...shipments.flatMap((shipment) => shipment.warnings)];
  // Beside a package a warning is only that; under another status it is the error.
  const error = upsError(response, response.status === 200 ? errors : messages);
  return new Map(
    parcels.map(({ trackingNumber: number }) => {
      const outcome = error ? failed(error) : readNumber(shipments, number);
      return [number, outcome ?? failed(upsError(response, messages) ?? noPackage(messages))];
    }),
  );
}

/** Null when the answer holds no package at all. */
function readNumber(shipments: readonly UpsShipment[], trackingNumber: string): TrackingOutcome | null {
  const parcel = findPackage(shipments, trackingNumber);
  if (parcel) {
    const update = upsUpdate(parcel, trackingNumber);
    return update ? { ok: true, update } : notScannedYet;
  }
  const isStranger = shipments.some((shipment) => shipment.package.length > 0);
  return isStranger ? failed(badResponse('wrong_shipment')) : null;
}

function noPackage([first]: readonly UpsMessage[]): CarrierError {
  return badResponse('no_package', first?.message);
}
