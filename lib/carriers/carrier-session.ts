import { AccountHttp, type Withheld } from './account-http';
import type { Carrier, CarrierError, CarrierResponse, TrackOperation } from './carrier';
import type { CarrierAccount, EngineOptions } from './engine-options';
import { httpError } from './http-error';
import { readTokenAnswer, type TokenResult, tokenKey, tokenRequest } from './oauth';
import type { TokenCache } from './token-cache';
import type { HttpRequest, TransportFailure, TransportResult } from './transport';

/** `sick`: the carrier did not manage to answer, which counts against it in the breaker. */
export type Answer =
  | { ok: true; response: CarrierResponse }
  | { ok: false; error: CarrierError; health: 'sick' | 'answered' | 'unasked' };

/** Talks to one carrier for one account, with its token. */
export class CarrierSession {
  readonly #carrier: Carrier;
  readonly #account: CarrierAccount;
  readonly #tokens: TokenCache;
  readonly #options: EngineOptions;
  readonly #http: AccountHttp;
  readonly #baseUrl: string;
  readonly #tokenKey: string;

  constructor(carrier: Carrier, account: CarrierAccount, { tokens, options }: SessionContext) {
    this.#carrier = carrier;
    this.#account = account;
    this.#tokens = tokens;
    this.#options = options;
    this.#http = new AccountHttp(carrier, account, options);
    this.#baseUrl = options.baseUrlFor?.(carrier.code) ?? carrier.api.baseUrl;
    this.#tokenKey = tokenKey(carrier, account);
  }

  /** Asks once; with a new token once more, where an old one is refused. */
  async ask(operation: TrackOperation, trackingNumbers: readonly string[]): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      const found = await this.#tokens.get(this.#tokenKey, () => this.#requestToken());
      if (!found.ok) return { ok: false, error: found.error, health: healthOf(found.error, found.isFresh) };
      const answer = await this.#askWith(found.token.value, operation, trackingNumbers);
      if (!answer.ok || answer.response.status !== 401) return answer;
      await this.#tokens.reject(this.#tokenKey, found.token.value);
      // A token that was good before may have been revoked; a new one that is refused stays refused.
      if (found.isFresh || attempt > 0) return answer;
    }
  }

  /** Asks for a token anew, whatever is remembered. */
  async authenticate(): Promise<TokenResult> {
    await this.#tokens.forget(this.#tokenKey);
    return this.#tokens.get(this.#tokenKey, () => this.#requestToken());
  }

  async #requestToken(): Promise<TokenResult> {
    const { auth } = this.#carrier.api;
    const request = tokenRequest(auth, this.#baseUrl, this.#account.credentials);
    const answer = readAnswer(await this.#http.send(request, { kind: 'token', operation: null }));
    return answer.ok ? readTokenAnswer(auth, answer.response, (this.#options.now ?? Date.now)()) : answer;
  }

  async #askWith(
    token: string,
    operation: TrackOperation,
    trackingNumbers: readonly string[],
  ): Promise<Answer> {
    const { method, path, headers, body } = operation.request(trackingNumbers, this.#account.credentials);
    const hasBody = body !== undefined;
    const request: HttpRequest = {
      url: `${this.#baseUrl}${path}`,
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
      },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    };
    const result = await this.#http.send(request, { kind: 'track', operation: operation.name });
    if (!('withheld' in result) && result.ok) {
      await this.#options.onRawResponse?.({
        carrier: this.#carrier.code,
        accountId: this.#account.id,
        operation: operation.name,
        trackingNumbers,
        status: result.response.status,
        body: result.rawBody,
      });
    }
    return readAnswer(result);
  }
}

export interface SessionContext {
  tokens: TokenCache;
  options: EngineOptions;
}

const transportErrors: Record<TransportFailure, CarrierError> = {
  timeout: { code: 'unavailable', isRetryable: true, reason: 'timeout' },
  connection: { code: 'unavailable', isRetryable: true, reason: 'connection' },
  oversize: { code: 'bad_response', isRetryable: true, reason: 'oversize' },
};

/** What does not depend on the carrier: transport failures, server errors, answers that are not JSON. */
function readAnswer(result: TransportResult | Withheld): Answer {
  if ('withheld' in result) return { ok: false, error: result.withheld, health: 'unasked' };
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
