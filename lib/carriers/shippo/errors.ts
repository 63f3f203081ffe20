import type { CarrierError, CarrierResponse } from '../carrier';
import { cleanCarrierText } from '../reading/clean-text';
import { httpError } from '../reading/http-error';
import { rateLimitWait } from '../reading/retry-after';
import { shippoProblem } from './answer';

/**
 * What an answer of another status than 2xx stands for; null for 2xx. A number that Shippo does not find is a 404,
 * as JSON or as a page, so that a body is not asked for there. A 400 names the carrier it does not take (recorded).
 */
export function shippoError(response: CarrierResponse): CarrierError | null {
  const { status } = response;
  if (status >= 200 && status < 300) return null;
  const message = messageOf(response.body);
  const said = message ? { carrierMessage: message } : {};
  if (status === 404) return { code: 'not_found', isRetryable: false, ...said };
  if (status === 400 && /\b(carrier|provider)\b/i.test(message)) {
    return { code: 'not_found', isRetryable: false, reason: 'carrier_unsupported', ...said };
  }
  const error = httpError(response, message);
  if (error?.code === 'rate_limited') {
    // `X-RateLimit-Reset` by a third party's note (nango.dev).
    const wait = rateLimitWait(response.headers);
    return { ...error, ...(wait !== undefined && { retryAfterSeconds: wait }) };
  }
  return error ?? { code: 'bad_response', isRetryable: true, reason: `http_${status}`, ...said };
}

function messageOf(body: unknown): string {
  const problem = shippoProblem.safeParse(body).data;
  const carrier = problem?.carrier;
  return cleanCarrierText(problem?.detail || (typeof carrier === 'object' ? carrier[0] : carrier));
}
