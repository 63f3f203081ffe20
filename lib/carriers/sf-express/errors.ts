import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { retryAfterSeconds } from '../reading/retry-after';

type Verdict = Pick<CarrierError, 'code' | 'isRetryable' | 'isAccountWide' | 'reason'>;

export const sfServiceCode = 'EXP_RECE_SEARCH_ROUTES';

/**
 * `apiResultCode` of SF's gateway. A1000 is success; A1001, A1004 and A1006 are certainty B, the others are
 * recalled from its documents (certainty C) and read so that nothing worse than another try comes of them.
 */
const verdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['A1001', { code: 'unauthorized', isRetryable: false, reason: 'parameters' }],
  ['A1003', { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason: 'ip_address' }],
  // The app was not given this service: the merchant adds it at SF's portal.
  [
    'A1004',
    {
      code: 'not_permitted',
      isRetryable: false,
      isAccountWide: true,
      reason: `missing_scope:${sfServiceCode}`,
    },
  ],
  ['A1005', { code: 'rate_limited', isRetryable: true }],
  ['A1006', { code: 'unauthorized', isRetryable: false, reason: 'signature' }],
  ['A1009', { code: 'unavailable', isRetryable: true }],
  ['A1099', { code: 'unavailable', isRetryable: true }],
]);

/** The error that the gateway's answer stands for; null when it let the question through. */
export function sfGatewayError(
  response: CarrierResponse,
  { code, message }: { code: string; message: string },
): CarrierError | null {
  const said = message ? { carrierMessage: message } : {};
  const verdict = verdicts.get(code);
  if (verdict) {
    const wait = verdict.isRetryable ? retryAfterSeconds(response.headers) : undefined;
    return { ...verdict, ...(wait === undefined ? {} : { retryAfterSeconds: wait }), ...said };
  }
  const error = httpError(response, message);
  if (error) return error;
  if (code === 'A1000' && response.status < 300) return null;
  const reason = code ? `sf_${code}` : response.status < 300 ? 'no_result_code' : `http_${response.status}`;
  return { code: 'bad_response', isRetryable: true, reason, ...said };
}

/** The error inside an answer that the gateway let through (`success: false`). */
export function sfServiceError({ code, message }: { code: string; message: string }): CarrierError {
  const said = message ? { carrierMessage: message } : {};
  if (/手机|电话|phone/i.test(message)) {
    return { code: 'not_permitted', isRetryable: false, reason: 'phone_digits', ...said };
  }
  if (/单号|运单/.test(message) && /错误|不合法|无效/.test(message)) {
    return { code: 'invalid_number', isRetryable: false, ...said };
  }
  return { code: 'bad_response', isRetryable: true, reason: `sf_${code || 'failed'}`, ...said };
}
