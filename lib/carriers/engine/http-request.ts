import type { CarrierRequest } from '../carrier';
import type { HttpRequest } from './transport';

/** A carrier's request as it goes over the wire, below `baseUrl` and with the account's authorisation. */
export function httpRequest(
  baseUrl: string,
  { method, path, headers, body, form }: CarrierRequest,
  authorization: Record<string, string>,
): HttpRequest {
  const content = form
    ? { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() }
    : body === undefined
      ? null
      : { type: 'application/json', text: JSON.stringify(body) };
  return {
    url: `${baseUrl}${path}`,
    method,
    headers: {
      ...headers,
      accept: 'application/json',
      ...authorization,
      ...(content ? { 'content-type': content.type } : {}),
    },
    ...(content ? { body: content.text } : {}),
  };
}
