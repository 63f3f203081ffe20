import type { SandboxAnswer, SandboxRequest } from './answer';
import type { Json } from './json';
import type { LifeView } from './life';
import type { IssuedToken } from './tokens';

/** What can go wrong before there is an answer; each carrier has its own words for it. */
export type SandboxErrorKind =
  | 'bad_request'
  | 'bad_client'
  | 'bad_grant'
  | 'no_token'
  | 'bad_token'
  | 'expired_token'
  | 'missing_scope'
  | 'forbidden'
  | 'too_many_requests'
  | 'server_error'
  | 'unavailable';

export interface TrackRequest {
  /** Name of the carrier's operation, as in the fixtures. */
  operation: string;
  trackingNumbers: string[];
}

/** What is known of one number that was asked: the carrier's own object for it, or null for "not found". */
export interface TrackResult {
  trackingNumber: string;
  item: Json;
}

/** One carrier's wire format as a server speaks it. Data and pure functions; the server does the rest. */
export interface SandboxCarrier {
  code: string;
  /** Path of the OAuth token endpoint below the carrier's base. */
  tokenPath: string;
  /** Scope that tracking needs; null where tokens are not scoped. */
  requiredScope: string | null;
  tokenLifetimeSeconds: number;
  /** Client id and secret of a token request, or what is wrong with it. */
  readTokenRequest(request: SandboxRequest): { id: string; secret: string } | SandboxErrorKind;
  tokenAnswer(token: IssuedToken): SandboxAnswer;
  /** A tracking request; an answer when it is malformed; null when the path is not a tracking call. */
  readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null;
  trackAnswer(request: TrackRequest, results: readonly TrackResult[]): SandboxAnswer;
  error(kind: SandboxErrorKind): SandboxAnswer;
  /** The object for one number within a recorded body, or null. */
  itemFor(body: Json, trackingNumber: string): Json;
  /** Instants (ms) of a life's events, oldest first; empty when the body has none. */
  eventInstants(body: Json): number[];
  /** A life as the carrier would tell it at one moment: events so far, times moved, summary fields redone. */
  reveal(body: Json, view: LifeView): Json;
  withTrackingNumber(item: Json, trackingNumber: string): Json;
  /** The item after the carrier has dropped its history. */
  withoutEvents(item: Json): Json;
  /** A valid number that belongs to nobody: whose parcel a wrong-shipment answer shows. */
  strangerNumber: string;
}
