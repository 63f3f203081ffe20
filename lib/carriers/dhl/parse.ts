import type { AskedParcel, CarrierResponse, TrackingOutcome, TrackingOutcomes } from '../carrier';
import { newestOf } from '../reading/newest-of';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { isSameNumber } from '../reading/same-number';
import { type DhlShipment, dhlAnswer } from './answer';
import { dhlError } from './errors';
import { dhlServiceOf } from './service-of-number';
import { dhlUpdate } from './update';

/** Reads a unified answer of any HTTP status. Never throws. */
export function parseDhl(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  return new Map(
    parcels.map(({ trackingNumber }): [string, TrackingOutcome] => {
      const error = dhlError(response);
      return [trackingNumber, error ? failed(error) : readNumber(response.body, trackingNumber)];
    }),
  );
}

function readNumber(body: unknown, trackingNumber: string): TrackingOutcome {
  const shipments = dhlAnswer.safeParse(body).data?.shipments ?? null;
  if (!shipments) return failed(badResponse('no_shipments'));
  const asked = shipments.filter((candidate) => isAsked(candidate, trackingNumber));
  const shipment = newestOf(asked, newestStamp);
  if (shipment) {
    const update = dhlUpdate(shipment, trackingNumber);
    return update ? { ok: true, update } : notScannedYet;
  }
  if (shipments.length === 0) return failed({ code: 'not_found', isRetryable: false });
  return failed(badResponse('wrong_shipment'));
}

/**
 * Divisions use the same numbers, and DHL answers with another one's parcel: number and division must both be
 * those asked for. A piece of an Express shipment is answered with its waybill.
 */
function isAsked({ id, service, details }: DhlShipment, trackingNumber: string): boolean {
  const expected = dhlServiceOf(trackingNumber);
  if (expected && service && service !== expected) return false;
  if ((details?.pieceIds ?? []).some((pieceId) => isSameNumber(pieceId, trackingNumber))) return true;
  // As a number the id has lost its leading zeros, and digits beyond 2^53: the same happens to ours.
  if (typeof id === 'number') return /^\d+$/.test(trackingNumber) && Number(trackingNumber) === id;
  return isSameNumber(id ?? '', trackingNumber);
}

/** A number may have been used again: the shipment with the latest news is meant. */
function newestStamp({ status, events }: DhlShipment): string {
  const stamps = [status?.timestamp ?? '', ...events.map(({ timestamp }) => timestamp)];
  return (
    stamps
      .map((stamp) => stamp.slice(0, 19))
      .sort()
      .at(-1) ?? ''
  );
}
