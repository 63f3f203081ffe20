import type { CarrierError } from '../carrier';
import { cleanCarrierText } from '../reading/clean-text';
import { httpError } from '../reading/http-error';
import type { UspsProblem } from './response';

/** The gateway's ways of saying that it does not know this call, as opposed to this number. */
export const unservedWords =
  /oasvalidation|unable to identify proxy|no (static )?(resource|route)|method not allowed/i;

/** What USPS says is wrong, of an answer or of one item in it. Statuses as in the 3.2.6 specification. */
export function uspsError(status: number, problem: UspsProblem, headers: Headers): CarrierError {
  const message = cleanCarrierText(problem.message);
  const said = message ? { carrierMessage: message } : {};
  const details = (problem.errors ?? []).map(({ title, detail }) => `${title ?? ''} ${detail ?? ''}`);
  const words = [message, ...details].join(' ');
  // Without USPS's own sentence a 404 is a proxy or a wrong base URL, not an unknown parcel.
  if (status === 404 && message) return { code: 'not_found', isRetryable: false, ...said };
  if (status === 400 && /tracking ?number|label id/i.test(words) && !unservedWords.test(words)) {
    return { code: 'invalid_number', isRetryable: false, ...said };
  }
  // A token without the scope is refused with 401 "Insufficient OAuth scope" (USPS/api-examples issue 88).
  if ((status === 401 || status === 403) && /oauth[ _]scope|insufficient.*scope/i.test(words)) {
    const reason = 'missing_scope:tracking';
    return { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason, ...said };
  }
  // Since April 2026 only the owner of the label's Mailer ID, or an app that the owner let in, may ask.
  if (status === 403) return { code: 'not_permitted', isRetryable: false, reason: 'mailer_id', ...said };
  const shared = httpError({ status, headers, body: null }, message);
  return shared ?? { code: 'bad_response', isRetryable: true, reason: `http_${status}`, ...said };
}
