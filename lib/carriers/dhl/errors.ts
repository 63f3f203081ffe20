import { z } from 'zod';
import type { CarrierError, CarrierResponse } from '../carrier';
import { textField } from '../reading/answer-fields';
import { httpError } from '../reading/http-error';

const text = textField(300);
const problem = z.object({ title: text, detail: text, message: text });

/**
 * The error an answer of either DHL API stands for; null for a good one. Both write `{title, detail, status}`
 * (RFC 7807), MyDHL with `message` and `instance`, and `status` as text in its own example. A 404 is "not
 * found" only in these words: from a proxy it would make a wrong base URL look like an unknown parcel.
 */
export function dhlError(response: CarrierResponse): CarrierError | null {
  const { title = '', detail = '', message = '' } = problem.safeParse(response.body).data ?? {};
  const sentence = detail || message || title;
  const said = sentence ? { carrierMessage: sentence } : {};
  const { status } = response;
  if (status === 404 && sentence) return { code: 'not_found', isRetryable: false, ...said };
  if (status === 400 && /tracking ?number/i.test(`${title} ${detail} ${message}`)) {
    return { code: 'invalid_number', isRetryable: false, ...said };
  }
  const error = httpError(response, sentence);
  if (error || (status >= 200 && status < 300)) return error;
  return { code: 'bad_response', isRetryable: true, reason: `http_${status}`, ...said };
}
