import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
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
    return update ? { ok: true, update } : failed({ code: 'not_scanned_yet', isRetryable: true });
  }
  const isStranger = shipments.some((shipment) => shipment.package.length > 0);
  return isStranger ? failed({ code: 'bad_response', isRetryable: true, reason: 'wrong_shipment' }) : null;
}

function noPackage([first]: readonly UpsMessage[]): CarrierError {
  const carrierMessage = first?.message ? { carrierMessage: first.message } : {};
  return { code: 'bad_response', isRetryable: true, reason: 'no_package', ...carrierMessage };
}

/**
 * The package asked for: by its own number, or by another one it travels under (the postal number of a
 * SurePost parcel). UPS answers with every package of a shipment, and may answer with several shipments when
 * a number was reused: the one with the newest activity is meant.
 */
function findPackage(shipments: readonly UpsShipment[], trackingNumber: string): UpsPackage | null {
  const asked = bare(trackingNumber);
  const found = shipments.flatMap((shipment) =>
    shipment.package.filter((parcel) => {
      if (bare(parcel.trackingNumber) === asked) return true;
      if (parcel.alternateTrackingNumber.some((other) => bare(other.number) === asked)) return true;
      return (
        parcel.trackingNumber === '' &&
        shipment.package.length === 1 &&
        bare(shipment.inquiryNumber) === asked
      );
    }),
  );
  return found.toSorted((a, b) => newestStamp(b).localeCompare(newestStamp(a)))[0] ?? null;
}

function newestStamp(parcel: UpsPackage): string {
  return (
    parcel.activity
      .map((activity) => activity.date + activity.time)
      .toSorted()
      .at(-1) ?? ''
  );
}

function bare(trackingNumber: string): string {
  return trackingNumber.replace(/[^0-9a-z]/gi, '').toUpperCase();
}

function failed(error: CarrierError): TrackingOutcome {
  return { ok: false, error };
}
