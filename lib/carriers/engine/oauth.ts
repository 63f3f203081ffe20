import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Carrier, CarrierError, CarrierResponse, OAuthClientCredentials } from '../carrier';
import { cleanCarrierText } from '../reading/clean-text';
import { httpError } from '../reading/http-error';
import { retryAfterSeconds } from '../reading/retry-after';
import type { HttpRequest } from './transport';

export interface AccessToken {
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export type TokenResult = { ok: true; token: AccessToken } | { ok: false; error: CarrierError };

const tokenSchema = z.looseObject({
  access_token: z.string().min(1).max(16_384),
  /** Seconds; UPS sends them as text. */
  expires_in: z.coerce.number().positive(),
  scope: z.string().nullish(),
});

const problemList = z
  .array(z.looseObject({ message: z.string().nullish().catch(null) }))
  .nullish()
  .catch(null);

const problemSchema = z.looseObject({
  error: z.string().nullish().catch(null),
  error_description: z.string().nullish().catch(null),
  // FedEx's list; UPS has it one level down.
  errors: problemList,
  response: z.looseObject({ errors: problemList }).nullish().catch(null),
});

/** The token request of RFC 6749 §4.4, in the shape the carrier wants. */
export function tokenRequest(
  auth: OAuthClientCredentials,
  baseUrl: string,
  credentials: Record<string, string>,
): HttpRequest {
  const id = credentials[auth.fields.id] ?? '';
  const secret = credentials[auth.fields.secret] ?? '';
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...auth.headers?.(credentials),
  };
  if (auth.clientAuthentication === 'basic') {
    headers.authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  } else {
    form.set('client_id', id);
    form.set('client_secret', secret);
  }
  if (auth.requiredScope) form.set('scope', auth.requiredScope);
  return { url: `${baseUrl}${auth.tokenPath}`, method: 'POST', headers, body: form.toString() };
}

/**
 * Reads the token endpoint's answer. A token without the required scope is `not_permitted` with the reason
 * `missing_scope:<scope>`: it would be refused on every call.
 */
export function readTokenAnswer(
  auth: OAuthClientCredentials,
  response: CarrierResponse,
  now: number,
): TokenResult {
  const { status } = response;
  if (status < 200 || status >= 300) return { ok: false, error: tokenError(auth, response) };
  const token = tokenSchema.safeParse(response.body);
  if (!token.success)
    return { ok: false, error: { code: 'bad_response', isRetryable: true, reason: 'token' } };
  const scopes = (token.data.scope ?? '').split(/[\s,]+/);
  if (auth.requiredScope && !scopes.includes(auth.requiredScope)) {
    const reason = `missing_scope:${auth.requiredScope}`;
    return { ok: false, error: { code: 'not_permitted', isRetryable: false, isAccountWide: true, reason } };
  }
  const expiresAt = now + token.data.expires_in * 1000;
  return { ok: true, token: { value: token.data.access_token, expiresAt } };
}

function tokenError({ throttled }: OAuthClientCredentials, response: CarrierResponse): CarrierError {
  const problem = problemSchema.safeParse(response.body).data;
  const [first] = problem?.errors ?? problem?.response?.errors ?? [];
  const words = problem?.error_description ?? first?.message;
  const carrierMessage = cleanCarrierText(words);
  const said = carrierMessage ? { carrierMessage } : {};
  if (response.status === throttled?.status) {
    const seconds = retryAfterSeconds(response.headers) ?? throttled.seconds;
    return { code: 'rate_limited', isRetryable: true, retryAfterSeconds: seconds, ...said };
  }
  if (problem?.error === 'invalid_scope' && response.status < 500) {
    return {
      code: 'not_permitted',
      isRetryable: false,
      isAccountWide: true,
      reason: 'invalid_scope',
      ...said,
    };
  }
  if ([400, 401, 403].includes(response.status)) {
    return { code: 'unauthorized', isRetryable: false, reason: 'bad_credentials', ...said };
  }
  const unexpected: CarrierError = { code: 'bad_response', isRetryable: true, reason: 'token', ...said };
  return httpError(response, words) ?? unexpected;
}

/** Names an account's token without holding a secret: new credentials are a new name, and so is another scope. */
export function tokenKey(
  carrier: Carrier,
  account: { id: string; credentials: Record<string, string> },
  scope = '',
): string {
  const sorted = Object.entries(account.credentials).sort(([one], [other]) => (one < other ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
  return `${carrier.code}:${account.id}:${hash}:${scope}`;
}
