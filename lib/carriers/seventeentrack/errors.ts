import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { retryAfterSeconds } from '../reading/retry-after';
import { type SeventeentrackProblem, seventeentrackAnswer } from './answer';

type Verdict = Pick<CarrierError, 'code' | 'reason' | 'isRetryable'>;

const needs = (field: string): Verdict => ({
  code: 'not_permitted',
  reason: `missing_field:${field}`,
  isRetryable: false,
});

/**
 * 17TRACK's own codes, of a whole answer or of one number in it. Source: help.17track.net "Error Codes and
 * Troubleshooting", and godely/aio17track `enums.py` (documents of 2026-07-03). Those that are left out belong
 * to calls that we do not make (webhook set-up, change of carrier, retrack and stop, realtime) or say that our
 * own request is wrong: `bad_response`, by their number.
 */
const verdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['-18010001', { code: 'unauthorized', reason: 'ip_not_whitelisted', isRetryable: false }],
  ['-18010002', { code: 'unauthorized', reason: 'bad_credentials', isRetryable: false }],
  ['-18010003', { code: 'unavailable', isRetryable: true }],
  ['-18010004', { code: 'unauthorized', reason: 'account_disabled', isRetryable: false }],
  ['-18010005', { code: 'unauthorized', isRetryable: false }],
  ['-18010018', needs('country_and_postal_code')],
  ['-18010019', needs('postal_code')],
  ['-18010020', needs('phone')],
  ['-18010022', needs('more')],
  ['-18019902', { code: 'not_found', reason: 'not_registered', isRetryable: true }],
  ['-18019903', { code: 'not_found', reason: 'carrier_not_detected', isRetryable: false }],
  ['-18019907', { code: 'rate_limited', reason: 'daily_limit', isRetryable: true }],
  ['-18019908', { code: 'rate_limited', reason: 'quota_exhausted', isRetryable: true }],
  ['-18019909', { code: 'not_scanned_yet', isRetryable: true }],
  ['-18019910', { code: 'not_found', reason: 'carrier_not_supported', isRetryable: false }],
  ['-18019911', { code: 'not_found', reason: 'carrier_not_supported', isRetryable: false }],
]);

/** About one number these say that it is no number; about a whole request, that the request is wrong. */
const badNumber = new Set(['-18010011', '-18010012']);

export const alreadyRegistered = '-18019901';

/** Why 17TRACK refused one number. */
export function rejectionError(problem: SeventeentrackProblem): CarrierError {
  const code = problem?.code ?? '';
  const said = problem?.message ? { carrierMessage: problem.message } : {};
  if (badNumber.has(code)) return { code: 'invalid_number', isRetryable: false, ...said };
  return { ...(verdicts.get(code) ?? unknownCode(code)), ...said };
}

function unknownCode(code: string): Verdict {
  return { code: 'bad_response', reason: code === '' ? 'no_code' : `code_${code}`, isRetryable: true };
}

/** The error that a whole answer stands for: 17TRACK's own code first, then the HTTP status. Null: none. */
export function requestError(response: CarrierResponse): CarrierError | null {
  const answer = seventeentrackAnswer.safeParse(response.body).data;
  const listed = answer?.data?.errors[0] ?? null;
  const code = listed?.code || answer?.code || '';
  const said = listed?.message ? { carrierMessage: listed.message } : {};
  const shared = httpError(response, listed?.message);
  if (code !== '' && code !== '0') {
    const verdict = verdicts.get(code);
    const wait = verdict?.isRetryable ? retryAfterSeconds(response.headers) : undefined;
    const after = wait === undefined ? {} : { retryAfterSeconds: wait };
    if (verdict) return { ...verdict, ...after, ...said };
    return shared ?? { ...unknownCode(code), ...said };
  }
  if (shared || response.status < 300) return shared;
  return { code: 'bad_response', reason: `http_${response.status}`, isRetryable: true };
}
