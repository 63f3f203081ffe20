import type { AskedParcel, CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { easypostAnswer } from './answer';
import { easypostCarrierKey } from './carriers';

/**
 * What an answer of another status than 2xx stands for; null for 2xx. Shape: `{error: {code, message, errors}}`
 * (recorded). A 404 from anybody else is no word about a parcel. The texts of 400 and 422 are not published:
 * EasyPost says only that it refuses a number whose carrier it cannot find, so that without a carrier named the
 * refusal is of the carrier, not of the number.
 */
export function easypostError(response: CarrierResponse, parcel?: AskedParcel): CarrierError | null {
  const { status } = response;
  if (status >= 200 && status < 300) return null;
  const problem = easypostAnswer.safeParse(response.body).data?.error ?? null;
  const said = problem?.message ? { carrierMessage: problem.message } : {};
  if (problem && status === 404) return { code: 'not_found', isRetryable: false, ...said };
  if (problem && parcel && (status === 400 || status === 422)) {
    return easypostCarrierKey(parcel.carrier)
      ? { code: 'invalid_number', isRetryable: false, ...said }
      : { code: 'not_found', isRetryable: false, reason: 'carrier_undetected', ...said };
  }
  // EasyPost bills trackers that it did not sell the label of.
  if (status === 402)
    return {
      code: 'not_permitted',
      isRetryable: false,
      isAccountWide: true,
      reason: 'payment_required',
      ...said,
    };
  return (
    httpError(response, problem?.message) ?? {
      code: 'bad_response',
      isRetryable: true,
      reason: `http_${status}`,
      ...said,
    }
  );
}
