import type {
  AskedParcel,
  Carrier,
  CarrierError,
  CarrierRequest,
  CarrierResponse,
  OAuthClientCredentials,
} from '../carrier';
import { httpError } from '../reading/http-error';
import { AccountHttp, type Withheld } from './account-http';
import type { CarrierAccount, EngineOptions, RequestKind } from './engine-options';
import { httpRequest } from './http-request';
import { readTokenAnswer, type TokenResult, tokenKey, tokenRequest } from './oauth';
import type { TokenCache } from './token-cache';
import type { TransportFailure, TransportResult } from './transport';

/** `sick`: the carrier did not manage to answer, which counts against it in the breaker. */
export type Answer =
  | { ok: true; response: CarrierResponse }
  | { ok: false; error: CarrierError; health: 'sick' | 'answered' | 'unasked' };

/** One request to a carrier, before authorisation. */
export interface Ask {
  kind: Exclude<RequestKind, 'token'>;
  /** Of the operation or call, for observation. */
  name: string;
  request: CarrierRequest;
  /** OAuth scope, where it is not the one that tracking needs. */
  scope?: string;
  /** The parcels it is about, where the answer is evidence to be stored. */
  parcels?: readonly AskedParcel[];
}

/** Talks to one carrier for one account, with its token or its key. */
export class CarrierSession {
  readonly #carrier: Carrier;
  readonly #account: CarrierAccount;
  readonly #tokens: TokenCache;
  readonly #options: EngineOptions;
  readonly #http: AccountHttp;
  readonly #baseUrl: string;

  constructor(carrier: Carrier, account: CarrierAccount, { tokens, options }: SessionContext) {
    this.#carrier = carrier;
    this.#account = account;
    this.#tokens = tokens;
    this.#options = options;
    this.#http = new AccountHttp(carrier, account, options);
    this.#baseUrl = options.baseUrlFor?.(carrier.code) ?? carrier.api.baseUrl;
  }

  /** Asks once; with a new token once more, where an old one is refused. */
  async ask(ask: Ask): Promise<Answer> {
    const { auth } = this.#carrier.api;
    if (auth.kind === 'headers') return this.#askWith(auth.headers(this.#account.credentials), ask);
    const key = tokenKey(this.#carrier, this.#account, ask.scope);
    for (let attempt = 0; ; attempt++) {
      const found = await this.#tokens.get(key, () => this.#requestToken(auth, ask.scope));
      if (!found.ok) return { ok: false, error: found.error, health: healthOf(found.error, found.isFresh) };
      const answer = await this.#askWith({ authorization: `Bearer ${found.token.value}` }, ask);
      if (!answer.ok || answer.response.status !== 401) return answer;
      await this.#tokens.reject(key, found.token.value);
      // A token that was good before may have been revoked; a new one that is refused stays refused.
      if (found.isFresh || attempt > 0) return answer;
    }
  }

  /**
   * Tries the credentials: a new token, whatever is remembered, or the call that a key is checked with.
   * `isTried: false`: nothing was asked, as only a parcel would tell.
   */
  async authenticate(): Promise<SignIn> {
    const { auth } = this.#carrier.api;
    if (auth.kind === 'oauth') {
      const key = tokenKey(this.#carrier, this.#account);
      await this.#tokens.forget(key);
      const result = await this.#tokens.get(key, () => this.#requestToken(auth));
      return result.ok ? { ok: true, isTried: true } : { ok: false, error: result.error };
    }
    if (!auth.check) return { ok: true, isTried: false };
    const request = auth.check.request(this.#account.credentials);
    const answer = await this.ask({ kind: 'check', name: 'check', request });
    if (!answer.ok) return { ok: false, error: answer.error };
    const error = auth.check.parse(answer.response);
    return error ? { ok: false, error } : { ok: true, isTried: true };
  }

  async #requestToken(auth: OAuthClientCredentials, scope?: string): Promise<TokenResult> {
    const wanted = scope ?? auth.requiredScope;
    const request = tokenRequest(
      { ...auth, requiredScope: wanted },
      this.#baseUrl,
      this.#account.credentials,
    );
    const answer = readAnswer(await this.#http.send(request, { kind: 'token', operation: null }));
    if (!answer.ok) return answer;
    return readTokenAnswer(
      { ...auth, requiredScope: wanted },
      answer.response,
      (this.#options.now ?? Date.now)(),
    );
  }

  async #askWith(authorization: Record<string, string>, ask: Ask): Promise<Answer> {
    const request = httpRequest(this.#baseUrl, ask.request, authorization);
    const result = await this.#http.send(request, { kind: ask.kind, operation: ask.name });
    if (ask.parcels && !('withheld' in result) && result.ok) {
      await this.#options.onRawResponse?.({
        carrier: this.#carrier.code,
        accountId: this.#account.id,
        operation: ask.name,
        trackingNumbers: ask.parcels.map(({ trackingNumber }) => trackingNumber),
        status: result.response.status,
        body: result.rawBody,
      });
    }
    return readAnswer(result, { mayBeEmpty: ask.kind === 'subscription' });
  }
}

export type SignIn = { ok: true; isTried: boolean } | { ok: false; error: CarrierError };

export interface SessionContext {
  tokens: TokenCache;
  options: EngineOptions;
}

const transportErrors: Record<TransportFailure, CarrierError> = {
  timeout: { code: 'unavailable', isRetryable: true, reason: 'timeout' },
  connection: { code: 'unavailable', isRetryable: true, reason: 'connection' },
  oversize: { code: 'bad_response', isRetryable: true, reason: 'oversize' },
};

/**
 * What does not depend on the carrier: transport failures, server errors, answers that are not JSON.
 * `mayBeEmpty`: to a call that undoes something carriers answer with a status and nothing else.
 */
function readAnswer(result: TransportResult | Withheld, { mayBeEmpty = false } = {}): Answer {
  if ('withheld' in result) return { ok: false, error: result.withheld, health: 'unasked' };
  if (!result.ok) return { ok: false, error: transportErrors[result.failure], health: 'sick' };
  const { response, isJson, rawBody } = result;
  const error = httpError(response);
  if (error?.code === 'unavailable') return { ok: false, error, health: 'sick' };
  // Some say with a page that they do not know the parcel: the carrier's own reader decides.
  if (isJson || response.status === 404 || (mayBeEmpty && rawBody === '')) return { ok: true, response };
  if (error) return { ok: false, error, health: error.code === 'bad_response' ? 'sick' : 'answered' };
  const notJson: CarrierError = { code: 'bad_response', isRetryable: true, reason: 'not_json' };
  return { ok: false, error: notJson, health: 'sick' };
}

/** A remembered refusal was not asked for again, so it says nothing of the carrier's health. */
function healthOf(error: CarrierError, isFresh: boolean): 'sick' | 'answered' | 'unasked' {
  if (!isFresh || error.reason === 'own_quota') return 'unasked';
  return error.code === 'unavailable' || error.code === 'bad_response' ? 'sick' : 'answered';
}
