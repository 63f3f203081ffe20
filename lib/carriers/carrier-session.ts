import { setTimeout as sleep } from 'node:timers/promises';
import type { Carrier, CarrierError, CarrierResponse, TrackOperation } from './carrier';
import type { CarrierAccount, EngineOptions, RequestKind } from './engine-options';
import { httpError } from './http-error';
import { readTokenAnswer, type TokenResult, tokenKey, tokenRequest } from './oauth';
import type { TokenCache } from './token-cache';
import { type HttpRequest, sendRequest, type TransportFailure, type TransportResult } from './transport';

/** `sick`: the carrier did not manage to answer, which counts against it in the breaker. */
export type Answer =
  | { ok: true; response: CarrierResponse }
  | { ok: false; error: CarrierError; health: 'sick' | 'answered' | 'unasked' };

const transportErrors: Record<TransportFailure, CarrierError> = {
  timeout: { code: 'unavailable', isRetryable: true, reason: 'timeout' },
  connection: { code: 'unavailable', isRetryable: true, reason: 'connection' },
  oversize: { code: 'bad_response', isRetryable: true, reason: 'oversize' },
};

/** Talks to one carrier for one account: token, quota, the one retry. */
export interface CarrierSession {
  ask(operation: TrackOperation, trackingNumbers: readonly string[]): Promise<Answer>;
  /** Asks for a token anew, whatever is remembered. */
  authenticate(): Promise<TokenResult>;
}

export function openSession(
  carrier: Carrier,
  account: CarrierAccount,
  { tokens, options }: { tokens: TokenCache; options: EngineOptions },
): CarrierSession {
  const baseUrl = options.baseUrlFor?.(carrier.code) ?? carrier.api.baseUrl;
  const key = tokenKey(carrier, account);
  const now = options.now ?? Date.now;

  async function send(request: HttpRequest, kind: RequestKind, operation: string | null) {
    const quota = await options.beforeRequest?.(carrier, account, kind);
    if (quota && !quota.ok) return ownQuota(quota.retryAfterSeconds);
    const startedAt = now();
    const result = await sendRequest(request, {
      fetch: options.fetch ?? fetch,
      timeoutMs: options.timeoutMs ?? 15_000,
      maxBytes: options.maxResponseBytes ?? 4 * 1024 * 1024,
    });
    options.onRequest?.({
      carrier: carrier.code,
      accountId: account.id,
      kind,
      operation,
      status: result.ok ? result.response.status : result.status,
      durationMs: now() - startedAt,
      outcome: result.ok ? (result.isJson ? 'answered' : 'not_json') : result.failure,
    });
    return result;
  }

  /** Both token and tracking calls change nothing at the carrier, so that asking twice is harmless. */
  async function sendWithRetry(request: HttpRequest, kind: RequestKind, operation: string | null) {
    const first = await send(request, kind, operation);
    if ('error' in first || !isWorthRetry(first)) return first;
    await sleep((options.retryDelayMs ?? 500) * (0.75 + Math.random() / 2));
    return send(request, kind, operation);
  }

  async function requestToken(): Promise<TokenResult> {
    const request = tokenRequest(carrier.api.auth, baseUrl, account.credentials);
    const result = await sendWithRetry(request, 'token', null);
    const answer = readAnswer(result);
    return answer.ok ? readTokenAnswer(carrier.api.auth, answer.response, now()) : answer;
  }

  async function askOnce(operation: TrackOperation, trackingNumbers: readonly string[], token: string) {
    const { method, path, headers, body } = operation.request(trackingNumbers, account.credentials);
    const request: HttpRequest = {
      url: `${baseUrl}${path}`,
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const result = await sendWithRetry(request, 'track', operation.name);
    if (!('error' in result) && result.ok) {
      const { rawBody, response } = result;
      const about = { carrier: carrier.code, accountId: account.id, operation: operation.name };
      await options.onRawResponse?.({ ...about, trackingNumbers, status: response.status, body: rawBody });
    }
    return readAnswer(result);
  }

  return {
    async ask(operation, trackingNumbers) {
      for (let attempt = 0; ; attempt++) {
        const found = await tokens.get(key, requestToken);
        if (!found.ok) return { ok: false, error: found.error, health: healthOf(found.error, found.isFresh) };
        const answer = await askOnce(operation, trackingNumbers, found.token.value);
        if (!answer.ok || answer.response.status !== 401) return answer;
        await tokens.reject(key, found.token.value);
        // A token that was good before may have been revoked: once more with a new one. A new one is not.
        if (found.isFresh || attempt > 0) return answer;
      }
    },
    async authenticate() {
      await tokens.forget(key);
      return tokens.get(key, requestToken);
    },
  };
}

function ownQuota(retryAfterSeconds: number): { error: CarrierError } {
  return { error: { code: 'rate_limited', isRetryable: true, retryAfterSeconds, reason: 'own_quota' } };
}

/** Only what says "not at this moment": a broken connection, or 503 that names no time to wait. */
function isWorthRetry(result: TransportResult): boolean {
  if (!result.ok) return result.failure === 'connection';
  return result.response.status === 503 && !result.response.headers.has('retry-after');
}

/** What does not depend on the carrier: transport failures, server errors, answers that are not JSON. */
function readAnswer(result: TransportResult | { error: CarrierError }): Answer {
  if ('error' in result) return { ok: false, error: result.error, health: 'unasked' };
  if (!result.ok) return { ok: false, error: transportErrors[result.failure], health: 'sick' };
  const { response, isJson } = result;
  const error = httpError(response);
  if (error?.code === 'unavailable') return { ok: false, error, health: 'sick' };
  if (isJson) return { ok: true, response };
  if (error) return { ok: false, error, health: error.code === 'bad_response' ? 'sick' : 'answered' };
  const notJson: CarrierError = { code: 'bad_response', isRetryable: true, reason: 'not_json' };
  return { ok: false, error: notJson, health: 'sick' };
}

/** A remembered refusal was not asked for again, so it says nothing of the carrier's health. */
function healthOf(error: CarrierError, isFresh: boolean): 'sick' | 'answered' | 'unasked' {
  if (!isFresh || error.reason === 'own_quota') return 'unasked';
  return error.code === 'unavailable' || error.code === 'bad_response' ? 'sick' : 'answered';
}
