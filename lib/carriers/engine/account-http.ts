import { setTimeout as sleep } from 'node:timers/promises';
import type { Carrier, CarrierError } from '../carrier';
import type { CarrierAccount, EngineOptions, RequestKind } from './engine-options';
import { type HttpRequest, sendRequest, type TransportResult } from './transport';

/** A request that our own quota did not let out. */
export interface Withheld {
  withheld: CarrierError;
}

/** What a request is for, as quota and observations see it. */
export interface RequestPurpose {
  kind: RequestKind;
  operation: string | null;
}

/** HTTP for one account: under its quota, observed, and tried once more where that is safe. */
export class AccountHttp {
  readonly #carrier: Carrier;
  readonly #account: CarrierAccount;
  readonly #options: EngineOptions;

  constructor(carrier: Carrier, account: CarrierAccount, options: EngineOptions) {
    this.#carrier = carrier;
    this.#account = account;
    this.#options = options;
  }

  /** Token and tracking calls change nothing at the carrier, so that asking twice is harmless. */
  async send(request: HttpRequest, purpose: RequestPurpose): Promise<TransportResult | Withheld> {
    const first = await this.#sendOnce(request, purpose);
    if ('withheld' in first || !isWorthRetry(first)) return first;
    await sleep((this.#options.retryDelayMs ?? 500) * (0.75 + Math.random() / 2));
    return this.#sendOnce(request, purpose);
  }

  async #sendOnce(request: HttpRequest, purpose: RequestPurpose): Promise<TransportResult | Withheld> {
    const quota = await this.#options.beforeRequest?.(this.#carrier, this.#account, purpose.kind);
    if (quota && !quota.ok) {
      const { retryAfterSeconds } = quota;
      return {
        withheld: { code: 'rate_limited', isRetryable: true, retryAfterSeconds, reason: 'own_quota' },
      };
    }
    const now = this.#options.now ?? Date.now;
    const startedAt = now();
    const result = await sendRequest(request, {
      fetch: this.#options.fetch ?? fetch,
      timeoutMs: this.#options.timeoutMs ?? 15_000,
      maxBytes: this.#options.maxResponseBytes ?? 4 * 1024 * 1024,
    });
    this.#options.onRequest?.({
      carrier: this.#carrier.code,
      accountId: this.#account.id,
      ...purpose,
      status: result.ok ? result.response.status : result.status,
      durationMs: now() - startedAt,
      outcome: result.ok ? (result.isJson ? 'answered' : 'not_json') : result.failure,
    });
    return result;
  }
}

/** Only what says "not at this moment": a broken connection, or 503 that names no time to wait. */
function isWorthRetry(result: TransportResult): boolean {
  if (!result.ok) return result.failure === 'connection';
  return result.response.status === 503 && !result.response.headers.has('retry-after');
}
