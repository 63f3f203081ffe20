import type { Carrier } from '../carrier';
import type { BreakerRules } from './breaker';
import type { TokenStore } from './token-cache';
import type { TransportFailure } from './transport';

/** A merchant's account with a carrier; `credentials` are as `readCredentials` gives them. */
export interface CarrierAccount {
  id: string;
  credentials: Record<string, string>;
}

export type RequestKind = 'token' | 'track' | 'register' | 'check' | 'subscription' | 'proof';

/** One HTTP request as it went, for metrics and logs. Holds no secret and no tracking number. */
export interface RequestObservation {
  carrier: string;
  accountId: string;
  kind: RequestKind;
  /** Name of the tracking operation or call; null for token requests. */
  operation: string | null;
  /** Null when no answer came. */
  status: number | null;
  durationMs: number;
  outcome: 'answered' | 'not_json' | TransportFailure;
}

/** A tracking answer as it came over the wire, for storing as evidence. Never a token answer. */
export interface RawResponse {
  carrier: string;
  accountId: string;
  operation: string;
  trackingNumbers: readonly string[];
  status: number;
  body: string;
}

export interface EngineOptions {
  fetch?: typeof fetch;
  /** Replaces a carrier's production base URL; no trailing slash. */
  baseUrlFor?(code: string): string | undefined;
  tokenStore?: TokenStore;
  /** Milliseconds since 1970. */
  now?: () => number;
  timeoutMs?: number;
  maxResponseBytes?: number;
  /** Wait before the one retry. */
  retryDelayMs?: number;
  breakerRules?: BreakerRules;
  /** Asked before every HTTP request: the account's quota. A refusal is `rate_limited`, reason `own_quota`. */
  beforeRequest?(
    carrier: Carrier,
    account: CarrierAccount,
    kind: RequestKind,
  ): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }>;
  onRequest?(observation: RequestObservation): void;
  /** Awaited before the answer is read, so that what cannot be read is stored all the same. */
  onRawResponse?(raw: RawResponse): void | Promise<void>;
}
