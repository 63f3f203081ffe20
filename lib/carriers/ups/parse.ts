import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
import { newestOf } from '../reading/newest-of';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { isSameNumber } from '../reading/same-number';
import { type UpsMessage, type UpsPackage, type UpsShipment, upsAnswer } from './answer';
import { upsError } from './errors';
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

/**
 * The package asked for: by its own number, or by another one it travels under (the postal number of a
 * SurePost parcel). UPS answers with every package of a shipment, and may answer with several shipments when
 * a number was reused: the one with the newest activity is meant.
 */
function findPackage(shipments: readonly UpsShipment[], trackingNumber: string): UpsPackage | null {
  const found = shipments.flatMap((shipment) =>
    shipment.package.filter((parcel) => {
      if (isSameNumber(parcel.trackingNumber, trackingNumber)) return true;
      if (parcel.alternateTrackingNumber.some(({ number }) => isSameNumber(number, trackingNumber)))
        return true;
      return (
        parcel.trackingNumber === '' &&
        shipment.package.length === 1 &&
        isSameNumber(shipment.inquiryNumber, trackingNumber)
      );
    }),
  );
  return newestOf(found, newestStamp);
}

function newestStamp(parcel: UpsPackage): string {
  return (
    parcel.activity
      .map((activity) => activity.date + activity.time)
      .toSorted()
      .at(-1) ?? ''
  );
}
