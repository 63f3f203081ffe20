import type { AccessToken, TokenResult } from './oauth';

/** Where tokens are kept between calls. Keys hold no secret; values do. */
export interface TokenStore {
  get(key: string): Promise<AccessToken | null>;
  set(key: string, token: AccessToken): Promise<void>;
  delete(key: string): Promise<void>;
}

const maxTokens = 10_000;

/** The default: this process's memory, oldest forgotten first. */
export function memoryTokenStore(): TokenStore {
  const tokens = new Map<string, AccessToken>();
  return {
    get: async (key) => tokens.get(key) ?? null,
    async set(key, token) {
      tokens.delete(key);
      tokens.set(key, token);
      const oldest = tokens.size > maxTokens ? tokens.keys().next().value : undefined;
      if (oldest !== undefined) tokens.delete(oldest);
    },
    async delete(key) {
      tokens.delete(key);
    },
  };
}

/** A refusal is remembered so that a wrong secret does not spend the account's quota on token calls. */
const refusalMs = 5 * 60_000;

/** `isFresh`: asked for just now, so that its refusal is not a matter of age. */
export type CachedTokenResult = TokenResult & { isFresh: boolean };

/** One token per key: kept until shortly before it expires, asked for once however many callers wait. */
export class TokenCache {
  readonly #pending = new Map<string, Promise<CachedTokenResult>>();
  readonly #refusals = new Map<string, { result: TokenResult; until: number }>();
  readonly #store: TokenStore;
  readonly #now: () => number;

  constructor(store: TokenStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** `request` is called only when there is no token to use. */
  get(key: string, request: () => Promise<TokenResult>): Promise<CachedTokenResult> {
    const waiting = this.#pending.get(key);
    if (waiting) return waiting;
    const loading = this.#load(key, request).finally(() => this.#pending.delete(key));
    this.#pending.set(key, loading);
    return loading;
  }

  /** Forgets a token that was refused, unless another caller has already replaced it. */
  async reject(key: string, value: string): Promise<void> {
    const kept = await this.#store.get(key);
    if (kept?.value === value) await this.#store.delete(key);
  }

  /** Forgets all about a key, refusals too: the next call asks the carrier. */
  async forget(key: string): Promise<void> {
    this.#refusals.delete(key);
    await this.#store.delete(key);
  }

  async #load(key: string, request: () => Promise<TokenResult>): Promise<CachedTokenResult> {
    const kept = await this.#store.get(key);
    if (kept && this.#now() < kept.expiresAt) return { ok: true, token: kept, isFresh: false };
    const refusal = this.#refusals.get(key);
    if (refusal && this.#now() < refusal.until) return { ...refusal.result, isFresh: false };
    const startedAt = this.#now();
    const result = await request();
    await this.#keep(key, result, startedAt);
    return { ...result, isFresh: true };
  }

  async #keep(key: string, result: TokenResult, startedAt: number): Promise<void> {
    const now = this.#now();
    for (const [old, { until }] of this.#refusals) if (until <= now) this.#refusals.delete(old);
    if (result.ok) {
      // A minute early, or a tenth of a short life: an answer must not find its token just expired.
      const earlyMs = Math.min(60_000, (result.token.expiresAt - startedAt) / 10);
      await this.#store.set(key, { ...result.token, expiresAt: result.token.expiresAt - earlyMs });
    } else if (!result.error.isRetryable) {
      this.#refusals.set(key, { result, until: now + refusalMs });
    }
  }
}
