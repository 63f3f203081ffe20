import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
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
  if (!shipments) return failed({ code: 'bad_response', isRetryable: true, reason: 'no_shipments' });
  const [shipment] = shipments
    .filter((candidate) => isAsked(candidate, trackingNumber))
    .sort((one, other) => newestStamp(other).localeCompare(newestStamp(one)));
  if (shipment) {
    const update = dhlUpdate(shipment, trackingNumber);
    return update ? { ok: true, update } : failed({ code: 'not_scanned_yet', isRetryable: true });
  }
  if (shipments.length === 0) return failed({ code: 'not_found', isRetryable: false });
  return failed({ code: 'bad_response', isRetryable: true, reason: 'wrong_shipment' });
}

/**
 * Divisions use the same numbers, and DHL answers with another one's parcel: number and division must both be
 * those asked for. A piece of an Express shipment is answered with its waybill.
 */
function isAsked({ id, service, details }: DhlShipment, trackingNumber: string): boolean {
  const expected = dhlServiceOf(trackingNumber);
  if (expected && service && service !== expected) return false;
  const asked = plain(trackingNumber);
  if ((details?.pieceIds ?? []).some((pieceId) => plain(pieceId) === asked)) return true;
  // As a number the id has lost its leading zeros, and digits beyond 2^53: the same happens to ours.
  if (typeof id === 'number') return /^\d+$/.test(asked) && Number(asked) === id;
  return plain(id ?? '') === asked;
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

function plain(trackingNumber: string): string {
  return trackingNumber.replace(/[^0-9a-z]/gi, '').toUpperCase();
}

function failed(error: CarrierError): TrackingOutcome {
  return { ok: false, error };
}
