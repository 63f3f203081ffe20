import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { retryAfterSeconds } from '../reading/retry-after';

/** GHTK's envelope of an error: `{success: false, message, error_code}`. Absent fields are ''. */
interface GhtkProblem {
  success: string;
  message: string;
  error_code: string;
}

/**
 * The error an answer stands for; null when it is none. Codes: pro-docs.ghtk.vn, "Handling errors"
 * (certainty A). How it says that it does not know an order is not printed there: its words decide.
 */
export function ghtkError(response: CarrierResponse, problem: GhtkProblem | null): CarrierError | null {
  const { success = '', message = '', error_code: code = '' } = problem ?? {};
  const { status, headers } = response;
  if (status < 300 && success !== 'false') return null;
  const said = message ? { carrierMessage: message } : {};
  if (status === 401 || /^2010[12]$/.test(code) || /\btoken\b/i.test(message)) {
    return { code: 'unauthorized', isRetryable: false, reason: 'token', ...said };
  }
  // 10104 is an address that does not exist there: a wrong base URL, not an unknown parcel.
  const isAddress = code === '10104' || /đường dẫn/i.test(message);
  if (!isAddress && /không (tồn tại|tìm thấy|có thông tin)|not (found|exist)/i.test(message)) {
    return { code: 'not_found', isRetryable: false, ...said };
  }
  if (!isAddress && /mã.*không hợp lệ/i.test(message)) {
    return { code: 'invalid_number', isRetryable: false, ...said };
  }
  const waitSeconds = retryAfterSeconds(headers);
  if (code === '10101' || code === '10103') {
    const wait = waitSeconds === undefined ? {} : { retryAfterSeconds: waitSeconds };
    return { code: 'unavailable', isRetryable: true, ...wait, ...said };
  }
  const reason = code ? `ghtk_${code}` : `http_${status}`;
  return httpError(response, message) ?? { code: 'bad_response', isRetryable: true, reason, ...said };
}
