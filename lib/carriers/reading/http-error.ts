import type { CarrierError, CarrierResponse } from '../carrier';
import { cleanCarrierText } from './clean-text';
import { retryAfterSeconds } from './retry-after';

/**
 * What an HTTP status says whoever the carrier is; null for 2xx, and for 400 and 404, which each carrier
 * uses in its own way. `message` is the carrier's own sentence, if its body has one.
 */
export function httpError(response: CarrierResponse, message?: unknown): CarrierError | null {
  const { status, headers } = response;
  const carrierMessage = cleanCarrierText(message);
  const said = carrierMessage ? { carrierMessage } : {};
  const waitSeconds = retryAfterSeconds(headers);
  const wait = waitSeconds === undefined ? {} : { retryAfterSeconds: waitSeconds };
  if (status >= 200 && status < 300) return null;
  if (status === 400 || status === 404) return null;
  if (status === 401) return { code: 'unauthorized', isRetryable: false, ...said };
  if (status === 403) return { code: 'not_permitted', isRetryable: false, isAccountWide: true, ...said };
  if (status === 429) return { code: 'rate_limited', isRetryable: true, ...wait, ...said };
  if (status === 408 || status >= 500) return { code: 'unavailable', isRetryable: true, ...wait, ...said };
  return { code: 'bad_response', isRetryable: true, reason: `http_${status}`, ...said };
}
