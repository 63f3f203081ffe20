import type { NumberFormat } from '@/lib/numbers/format';
import type { TrackingEvent } from '@/lib/tracking/event';
import type { UpdateFacts } from '@/lib/tracking/facts';
import type { CredentialField } from './credentials';
import type { PushChannel } from './push';

/**
 * The carrier contract. A carrier is data and pure functions; the engine does all I/O. Adding one is a
 * file beside this one, its fixtures, and a line in `index.ts`; README.md says what else knows carriers by name.
 */
export interface Carrier {
  /** Stable lower-case code, also the folder of its fixtures: "usps". */
  code: string;
  name: string;
  /** An aggregator answers for other carriers' parcels and carries none itself. */
  kind: 'carrier' | 'aggregator';
  coverage: Coverage;
  homepage: string;
  /** Exact registrable domains that are truly the carrier's. */
  officialHosts: readonly string[];
  /** Empty for aggregators: shoppers turn to whoever has the parcel. */
  contact: readonly ContactFact[];
  formats: readonly NumberFormat[];
  /** The carrier's own tracking page for a normalised number; null where it has none for the public. */
  trackingUrl: ((trackingNumber: string) => string) | null;
  api: CarrierApi;
}

/** Whose parcels an API answers for. */
export interface Coverage {
  /** Our carrier code → this API's own name for that carrier. */
  keys: Readonly<Record<string, string>>;
  /** It also takes parcels of carriers not listed, and finds out by itself whose they are. */
  takesOthers: boolean;
  /** Where it knows only some numbers of those carriers: a normalised number of theirs. Default: all. */
  accepts?(trackingNumber: string): boolean;
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
  /** What a merchant must enter, in the order of a form. */
  credentials: readonly CredentialField[];
  auth: OAuthClientCredentials | HeaderCredentials;
  limits: RateLimits;
  /** Ways to ask, best first. The engine moves on when one answers that it is not served. Empty: it only pushes. */
  operations: readonly TrackOperation[];
  /** For an API that knows only parcels announced to it: asked for those it calls `not_registered`. */
  register?: RegisterOperation;
  /** Where it hands out pictures of a delivery. Absent: it has none that an API gives. */
  proof?: ProofOperation;
  push?: PushChannel;
}

/** What an account may ask unless the merchant has agreed more: `requests` in any window of `perSeconds`. */
export interface RateLimits {
  requests: number;
  perSeconds: number;
  /** Requests that may be made at once. */
  burst: number;
  /** Where the carrier also limits the pace: seconds from one request to the next, fractions allowed. */
  leastSecondsBetween?: number;
}

/** OAuth 2 client credentials, in the two shapes that carriers use. */
export interface OAuthClientCredentials {
  kind: 'oauth';
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
  /** What it answers to too many token requests where that is not 429, and for how long it stands. */
  throttled?: { status: number; seconds: number };
}

/** A key that goes with every request, in whatever header the carrier wants it. */
export interface HeaderCredentials {
  kind: 'headers';
  headers(credentials: Record<string, string>): Record<string, string>;
  /** The cheapest call that tells whether the key is good; null where only asking about a parcel tells. */
  check: {
    request(credentials: Record<string, string>): CarrierRequest;
    /** Null: the key is good. */
    parse(response: CarrierResponse): CarrierError | null;
  } | null;
}

/** What to send, relative to the base URL. The engine adds authorisation, timeout and limits. */
export interface CarrierRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as `application/x-www-form-urlencoded`, instead of `body`. */
  form?: Readonly<Record<string, string>>;
}

/** An HTTP answer after transport: complete, within the size cap, JSON decoded. */
export interface CarrierResponse {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A parcel that is asked about. */
export interface AskedParcel {
  /** Normalised: upper case, no spaces or dashes. */
  trackingNumber: string;
  /** Code of the carrier that has it: for an aggregator not its own. */
  carrier: string;
  /** First day it may have been sent, `YYYY-MM-DD`; tells uses of one number apart. */
  shippedFrom: string | null;
  /** The carrier's own unique id of the parcel, once it has told us. */
  carrierShipmentId: string | null;
}

export interface TrackOperation {
  /** Names the fixtures that belong to it: "v3r2". */
  name: string;
  /** Parcels per request. No two of one request have the same number. */
  batchSize: number;
  request(parcels: readonly AskedParcel[], credentials: Record<string, string>): CarrierRequest;
  /**
   * Reads an answer of any HTTP status into one outcome for every number asked. Never throws on what a
   * carrier sends: what it does not understand is `bad_response`.
   */
  parse(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes;
  /** True when the answer says that this operation is not served here: the engine tries the next one. */
  isUnserved?(response: CarrierResponse): boolean;
}

/** Announces parcels. Its fixtures belong to the operation "register". */
export interface RegisterOperation {
  batchSize: number;
  request(parcels: readonly AskedParcel[], credentials: Record<string, string>): CarrierRequest;
  /** Null where the parcel is now known, also when it was before. Same duties as `TrackOperation.parse`. */
  parse(response: CarrierResponse, parcels: readonly AskedParcel[]): ReadonlyMap<string, CarrierError | null>;
}

/**
 * Asks for the pictures that prove one delivery. They are personal: asked for only when somebody who has proved to be
 * the buyer wants to see them, and never kept with other raw answers. Its fixtures belong to the operation "proof".
 */
export interface ProofOperation {
  request(parcel: AskedParcel, credentials: Record<string, string>): CarrierRequest;
  /** Reads an answer of any HTTP status. Never throws. A delivery without pictures is no failure: `images` is empty. */
  parse(response: CarrierResponse, parcel: AskedParcel): ProofOutcome;
}

export type ProofOutcome =
  | {
      ok: true;
      images: ProofImage[];
      /** The day of the delivery that they prove, `YYYY-MM-DD`: numbers are reused. Null where it is not said. */
      deliveredOn: string | null;
    }
  | { ok: false; error: CarrierError };

/** At most one of each kind. */
export interface ProofImage {
  kind: 'signature' | 'photo';
  /** As the carrier sent it, out of its base64: whether it is a picture at all is for who decodes it. */
  bytes: Uint8Array;
}

/** By tracking number. */
export type TrackingOutcomes = ReadonlyMap<string, TrackingOutcome>;
export type TrackingOutcome = { ok: true; update: ShipmentUpdate } | { ok: false; error: CarrierError };

/**
 * What went wrong. `unauthorized` and `rate_limited` always concern the account; `not_permitted` where
 * `isAccountWide` says so; the others the parcels asked about, or the carrier.
 */
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
  /** Of `not_permitted`: the account may not ask about any parcel, so that no other is tried (`account-wide.ts`). */
  isAccountWide?: boolean;
  /** From `Retry-After`, in seconds. */
  retryAfterSeconds?: number;
  /**
   * What exactly it is: "missing_scope:tracking", "mailer_id". `not_registered` (with `not_found`) has the
   * engine announce the parcel; `registered` (with `not_scanned_yet`) says that it just did.
   */
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
