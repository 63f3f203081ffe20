import type { CarrierError, TrackingOutcome } from '../carrier';

export function failed(error: CarrierError): TrackingOutcome {
  return { ok: false, error };
}

/** The carrier answered, and not with what we asked for: another try may do better. `message` is its own sentence. */
export function badResponse(reason: string, message = ''): CarrierError {
  return { code: 'bad_response', isRetryable: true, reason, ...(message && { carrierMessage: message }) };
}

/** Known to the carrier, and nothing has happened to it. */
export const notScannedYet: TrackingOutcome = failed({ code: 'not_scanned_yet', isRetryable: true });
