import type { CarrierError, CarrierResponse } from '../carrier';
import { httpError } from '../reading/http-error';
import { rateLimitWait } from '../reading/retry-after';
import { aftershipMeta } from './answer';

type Verdict = Pick<CarrierError, 'code' | 'reason' | 'isRetryable'>;

/**
 * AfterShip's own codes of what is wrong with one parcel, `meta.code`. Source: the error list in AfterShip's
 * tracking-sdk-nodejs. Not here: codes of calls that we do not make (4013, 4014, 4016 retrack and
 * notifications, 4015 ids) and of requests that are wrong in themselves (4001, 4006–4009): `bad_response`.
 */
const verdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['4004', { code: 'not_found', isRetryable: false }],
  ['4005', { code: 'invalid_number', isRetryable: false }],
  ['4010', { code: 'not_found', reason: 'carrier_not_supported', isRetryable: false }],
  ['4011', { code: 'not_permitted', reason: 'missing_field', isRetryable: false }],
  ['4012', { code: 'not_found', reason: 'carrier_not_detected', isRetryable: false }],
  ['4017', { code: 'invalid_number', isRetryable: false }],
]);

export const alreadyExists = '4003';

/** AfterShip's own code in an answer; '' without one. */
export function metaCode(response: CarrierResponse): string {
  return aftershipMeta.safeParse(response.body).data?.meta?.code ?? '';
}

/** The error that an answer stands for: AfterShip's own code first, then the HTTP status. Null: none. */
export function aftershipError(response: CarrierResponse): CarrierError | null {
  const meta = aftershipMeta.safeParse(response.body).data?.meta ?? null;
  const code = meta?.code ?? '';
  const said = meta?.message ? { carrierMessage: meta.message } : {};
  const verdict = verdictOf(code, meta?.message ?? '');
  if (verdict) return { ...verdict, ...said };
  // Its code repeats the HTTP status where there is nothing more to say, and stands for it behind a proxy.
  const status = response.status < 300 && /^[45]\d\d$/.test(code) ? Number(code) : response.status;
  const shared = httpError({ ...response, status }, meta?.message);
  if (shared?.code === 'rate_limited') {
    const wait = rateLimitWait(response.headers);
    return { ...shared, ...(wait !== undefined && { retryAfterSeconds: wait }) };
  }
  if (shared || status < 300) return shared;
  const reason = code === '' || code === String(status) ? `http_${status}` : `code_${code}`;
  return { code: 'bad_response', isRetryable: true, reason, ...said };
}

/** 4012 has several sentences, of which one is about the number and one about the account's settings. */
function verdictOf(code: string, message: string): Verdict | undefined {
  if (code !== '4012') return verdicts.get(code);
  if (/invalid format/i.test(message)) return verdicts.get('4017');
  const isOff = /approved list/i.test(message);
  return isOff
    ? { code: 'not_permitted', reason: 'carrier_not_enabled', isRetryable: false }
    : verdicts.get(code);
}
