import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { answeredAt, retryAfterSeconds } from '../reading/retry-after';
import type { FedexProblem } from './answer';

type Verdict = Pick<CarrierError, 'code' | 'isRetryable' | 'isAccountWide' | 'reason'>;

/** FedEx's own codes, of a whole answer or of one number in it (Track API 1.0.0, error responses). */
const verdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['TRACKING.TRACKINGNUMBER.NOTFOUND', { code: 'not_found', isRetryable: false }],
  ['TRACKING.DATA.NOTFOUND', { code: 'not_found', isRetryable: false }],
  ['TRACKING.TRACKINGNUMBER.EMPTY', { code: 'invalid_number', isRetryable: false }],
  ['TRACKING.TRACKINGNUMBER.INVALID', { code: 'invalid_number', isRetryable: false }],
  ['NOT.AUTHORIZED.ERROR', { code: 'unauthorized', isRetryable: false, reason: 'bad_credentials' }],
  // The project was made without the Track API ("Basic Integrated Visibility").
  [
    'FORBIDDEN.ERROR',
    { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason: 'track_api' },
  ],
  ['INTERNAL.SERVER.ERROR', { code: 'unavailable', isRetryable: true }],
  ['SERVICE.UNAVAILABLE.ERROR', { code: 'unavailable', isRetryable: true }],
]);

const errorsAboutNumbers: ReadonlySet<CarrierError['code']> = new Set(['not_found', 'invalid_number']);

/** What FedEx says is wrong with one number inside a good answer; also for `output.alerts`. */
export function fedexItemError(problem: FedexProblem): CarrierError {
  const verdict = verdicts.get(problem.code);
  const said = problem.message ? { carrierMessage: problem.message } : {};
  return verdict
    ? { ...verdict, ...said }
    : { code: 'bad_response', isRetryable: true, reason: 'item_error', ...said };
}

/**
 * The error a whole answer stands for; null under 2xx without one. A 404 says that the address is wrong, not
 * the number: an unknown number is an error of its item under 200. A refused batch of several numbers does
 * not say which one it was.
 */
export function fedexError(
  response: CarrierResponse,
  problems: readonly FedexProblem[],
  askedCount: number,
): CarrierError | null {
  const isGood = response.status >= 200 && response.status < 300;
  const problem = problems.find(({ code }) => verdicts.has(code)) ?? problems[0];
  if (isGood && !problem) return null;
  const said = problem?.message ? { carrierMessage: problem.message } : {};
  const wait = waitOf(response, problem);
  const verdict = verdicts.get(problem?.code ?? '');
  if (response.status === 429) return { code: 'rate_limited', isRetryable: true, ...wait, ...said };
  if (verdict && !(errorsAboutNumbers.has(verdict.code) && (askedCount > 1 || response.status === 404))) {
    const isExpired = verdict.code === 'unauthorized' && /expired/i.test(problem?.message ?? '');
    return {
      ...verdict,
      ...(isExpired ? { isRetryable: true, reason: 'token_expired' } : {}),
      ...(verdict.isRetryable ? wait : {}),
      ...said,
    };
  }
  const unexpected: CarrierError = {
    code: 'bad_response',
    isRetryable: true,
    reason: isGood ? 'error_under_200' : `http_${response.status}`,
    ...said,
  };
  return httpError(response, problem?.message) ?? unexpected;
}

/**
 * `Retry-After`, or, of a spent day, until midnight GMT, when FedEx counts anew: "Daily transaction quota
 * exceeded. Retry after 12:00AM GMT" (developer.fedex.com, quotas and rate limits).
 */
function waitOf(
  { headers }: CarrierResponse,
  problem: FedexProblem | undefined,
): { retryAfterSeconds?: number; reason?: string } {
  const seconds = retryAfterSeconds(headers);
  if (seconds !== undefined) return { retryAfterSeconds: seconds };
  if (!/\bdaily\b.*\bquota\b/i.test(problem?.message ?? '')) return {};
  const dayMs = 86_400_000;
  const leftMs = dayMs - (answeredAt(headers) % dayMs);
  return { retryAfterSeconds: Math.ceil(leftMs / 1000), reason: 'daily_quota' };
}
