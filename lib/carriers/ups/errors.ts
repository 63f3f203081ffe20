import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { retryAfterSeconds } from '../reading/retry-after';
import type { UpsMessage } from './answer';

type Verdict = Pick<CarrierError, 'code' | 'isRetryable' | 'isAccountWide' | 'reason'>;

/**
 * UPS's own codes, in `response.errors` and `warnings`: they decide over the HTTP status, since a number
 * that UPS does not know answers 200. Source: UPS API documentation, and issue 123 of
 * UPS-API/api-documentation (10429).
 */
const verdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['TW0001', { code: 'not_found', isRetryable: false }],
  ['TV1002', { code: 'invalid_number', isRetryable: false }],
  ['250002', { code: 'unauthorized', isRetryable: false, reason: 'bad_credentials' }],
  ['250003', { code: 'unauthorized', isRetryable: false, reason: 'invalid_access_license' }],
  ['251004', { code: 'unauthorized', isRetryable: true, reason: 'token_expired' }],
  ['UJ0001', { code: 'unauthorized', isRetryable: false, reason: 'missing_token' }],
  ['10429', { code: 'rate_limited', isRetryable: true }],
  ['10004', { code: 'unavailable', isRetryable: true }],
  // Track Alert: the address or credential for pushes has not been entered at developer.ups.com.
  ['VSS500', { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason: 'push_address' }],
  ['VSS600', { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason: 'push_address' }],
  ['VSS700', { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason: 'push_address' }],
  ['VSS800', { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason: 'push_address' }],
  ['VSS100', { code: 'unavailable', isRetryable: true }],
]);

/**
 * The error an answer stands for: UPS's own code first, then the HTTP status; null when neither says one.
 * A 404 is "not found" only in UPS's own envelope: from a proxy it would make an outage or a wrong base URL
 * look like an unknown parcel.
 */
export function upsError(response: CarrierResponse, messages: readonly UpsMessage[]): CarrierError | null {
  const message = messages.find(({ code }) => verdicts.has(code)) ?? messages[0];
  const carrierMessage = message?.message ? { carrierMessage: message.message } : {};
  const verdict = verdicts.get(message?.code ?? '');
  if (verdict) {
    const wait = verdict.isRetryable ? retryAfterSeconds(response.headers) : undefined;
    return { ...verdict, ...(wait === undefined ? {} : { retryAfterSeconds: wait }), ...carrierMessage };
  }
  if (response.status === 404 && message) return { code: 'not_found', isRetryable: false, ...carrierMessage };
  const error = httpError(response, message?.message);
  // The one reason for a 403 that UPS documents (Tracking.yaml).
  if (error?.code === 'not_permitted') return { ...error, reason: 'blocked_merchant' };
  if (error || response.status < 300) return error;
  return { code: 'bad_response', isRetryable: true, reason: `http_${response.status}`, ...carrierMessage };
}
