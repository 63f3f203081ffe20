import type { z } from 'zod';
import type { NumberFormat } from '@/lib/numbers/format';
import type { TrackingEvent } from '@/lib/tracking/event';
import type { UpdateFacts } from '@/lib/tracking/facts';

/**
 * The carrier contract. A carrier is data and pure functions; the engine does all I/O. Adding one is a
 * file beside this one, its fixtures, and a line in `index.ts`.
 */
export interface Carrier {
  /** Stable lower-case code, also the folder of its fixtures: "usps". */
  code: string;
  name: string;
  homepage: string;
  /** Exact registrable domains that are truly the carrier's. */
  officialHosts: readonly string[];
  contact: readonly ContactFact[];
  formats: readonly NumberFormat[];
  /** The carrier's own tracking page for a normalised number. */
  trackingUrl(trackingNumber: string): string;
  api: CarrierApi;
}

/** A phone, mail form or page, with where and when it was checked: facts about carriers go stale. */
export interface ContactFact {
  kind: 'phone' | 'text' | 'tty' | 'form' | 'locator';
  value: string;
  /** Key of the purpose in `messages` (`contact.purpose.*`): "general", "tracking", "china". */
  purpose: string;
  hours: readonly {
    days: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
    opens: string;
    closes: string;
  }[];
  /** IANA zone of `hours`. */
  timeZone: string;
  source: string;
  /** `YYYY-MM-DD`. */
  checkedOn: string;
}

export interface CarrierApi {
  /** Production base URL without a trailing slash; configuration may replace it. */
  baseUrl: string;
  /** What a merchant must enter; field names are the carrier's terms in camelCase. */
  credentials: z.ZodType<Record<string, string>>;
  auth: OAuthClientCredentials;
  limits: {
    /** Requests per hour the account may make unless the merchant has agreed more. */
    requestsPerHour: number;
    /** Requests that may be made at once. */
    burst: number;
  };
  /** Ways to ask, best first. The engine moves on when one answers that it is not served. */
  operations: readonly TrackOperation[];
}

/** OAuth 2 client credentials, in the two shapes that carriers use. */
export interface OAuthClientCredentials {
  /** Path below the base URL. */
  tokenPath: string;
  /** `body`: id and secret as form fields. `basic`: HTTP Basic, and only the grant in the form. */
  clientAuthentication: 'body' | 'basic';
  /** Asked for in the form, and required in the answer: a token without it would fail on every call. */
  requiredScope: string | null;
  /** Names of the credential fields that hold the id and the secret. */
  fields: { id: string; secret: string };
  /** Header fields sent along, made from the credentials. */
  headers?(credentials: Record<string, string>): Record<string, string>;
}

/** What to send, relative to the base URL. The engine adds authorisation, timeout and limits. */
export interface CarrierRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** An HTTP answer after transport: complete, within the size cap, JSON decoded. */
export interface CarrierResponse {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface TrackOperation {
  /** Names the fixtures that belong to it: "v3r2". */
  name: string;
  /** Numbers per request. */
  batchSize: number;
  request(trackingNumbers: readonly string[], credentials: Record<string, string>): CarrierRequest;
  /**
   * Reads an answer of any HTTP status into one outcome for every number asked. Never throws on what a
   * carrier sends: what it does not understand is `bad_response`.
   */
  parse(response: CarrierResponse, trackingNumbers: readonly string[]): TrackingOutcomes;
  /** True when the answer says that this operation is not served here: the engine tries the next one. */
  isUnserved?(response: CarrierResponse): boolean;
}

export type TrackingOutcomes = ReadonlyMap<string, TrackingOutcome>;
export type TrackingOutcome = { ok: true; update: ShipmentUpdate } | { ok: false; error: CarrierError };

export type CarrierErrorCode =
  | 'not_found'
  | 'not_scanned_yet'
  | 'invalid_number'
  | 'unauthorized'
  | 'not_permitted'
  | 'rate_limited'
  | 'unavailable'
  | 'bad_response';

/** A failure as a value. Never holds a secret, and is never shown to a shopper as it is. */
export interface CarrierError {
  code: CarrierErrorCode;
  isRetryable: boolean;
  /** From `Retry-After`, in seconds. */
  retryAfterSeconds?: number;
  /** What exactly is missing, for the merchant: "missing_scope:tracking", "mailer_id". */
  reason?: string;
  /** The carrier's own sentence, cleaned and at most 300 characters. */
  carrierMessage?: string;
}

/** What one answer says of one parcel. The engine's caller merges it with what is known. */
export interface ShipmentUpdate extends UpdateFacts {
  trackingNumber: string;
  /** Oldest first, `sequence` from 0. */
  events: TrackingEvent[];
}
