import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { retryAfterSeconds } from '../reading/retry-after';

/** GHN's own status, and its sentence. The one inside counts: "code=404, message=Đơn hàng không tồn tại". */
interface GhnProblem {
  /** '' where there is none. */
  code: string;
  message: string;
  codeMessage: string;
}

/**
 * The error an answer stands for; null when it is none. Most of GHN's errors come as code 400 whatever they
 * are, with the true one in the sentence (examples of api.ghn.vn, documents 65, 67 and 118).
 */
export function ghnError(response: CarrierResponse, problem: GhnProblem | null): CarrierError | null {
  const { code = '', message = '', codeMessage = '' } = problem ?? {};
  const said = message ? { carrierMessage: message } : {};
  if (response.status < 300 && (code === '' || code === '200')) return null;
  const inner = Number(/\bcode=(\d{3})\b/.exec(message)?.[1] ?? 0);
  if (inner === 401 || code === '401' || /\btoken\b.*\b(not valid|invalid|required)\b/i.test(message)) {
    return { code: 'unauthorized', isRetryable: false, reason: 'token', ...said };
  }
  if (codeMessage === 'SHOP_NOT_FOUND' || /\bshop ?id\b.*\binvalid\b/i.test(message)) {
    return { code: 'unauthorized', isRetryable: false, reason: 'shop_id', ...said };
  }
  // From a proxy, a 404 is a wrong base URL; GHN says in words that it is the order.
  if (/đơn hàng không tồn tại|order (does )?not (exist|found)/i.test(message)) {
    return { code: 'not_found', isRetryable: false, ...said };
  }
  const status = response.status >= 300 ? response.status : Number(code);
  const error = httpError({ ...response, status: inner >= 429 ? inner : status }, message);
  const wait = retryAfterSeconds(response.headers);
  if (error) return { ...error, ...(error.isRetryable && wait ? { retryAfterSeconds: wait } : {}) };
  return { code: 'bad_response', isRetryable: true, reason: `http_${status}`, ...said };
}
