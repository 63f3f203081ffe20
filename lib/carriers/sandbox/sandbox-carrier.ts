import type { SandboxAnswer, SandboxRequest } from './answer';
import type { Json, JsonObject } from './json';
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
  /** Was it announced? Always true where the carrier wants no announcement. */
  isRegistered: boolean;
}

/** How requests say whose they are. */
export type SandboxAuth = SandboxOAuth | SandboxKey;

export interface SandboxOAuth {
  kind: 'oauth';
  /** Path of the token endpoint below the carrier's base. */
  tokenPath: string;
  /** Scope that tracking needs; null where tokens are not scoped. */
  requiredScope: string | null;
  tokenLifetimeSeconds: number;
  /** Client id and secret of a token request, or what is wrong with it. */
  readTokenRequest(request: SandboxRequest): { id: string; secret: string } | SandboxErrorKind;
  tokenAnswer(token: IssuedToken): SandboxAnswer;
}

export interface SandboxKey {
  kind: 'key';
  /** What is wrong with a request's key or signature; null: it is the account's. */
  refuse(request: SandboxRequest, credentials: Readonly<Record<string, string>>): SandboxErrorKind | null;
}

/** A subscription that somebody made. */
export interface SandboxSubscription {
  /** Where its pushes go; '' where that is entered at the carrier. */
  url: string;
  /** What its pushes are signed with; '' where the carrier has a secret of its own. */
  secret: string;
  /** As the carrier tells of it: never with the secret. */
  told: JsonObject;
  /** What the listener must send back before anything is pushed to it. */
  question?: string;
}

/** What the sandbox remembers for one carrier beside its parcels: subscriptions, by their id. */
export type SandboxMemory = Map<string, SandboxSubscription>;

/** A push as the carrier would send it. */
export interface SandboxPush {
  headers: Record<string, string>;
  body: string;
}

/** One carrier's wire format as a server speaks it. Data and pure functions; the server does the rest. */
export interface SandboxCarrier {
  code: string;
  auth: SandboxAuth;
  /** A tracking request; an answer when it is malformed; null when the path is not a tracking call. */
  readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null;
  trackAnswer(request: TrackRequest, results: readonly TrackResult[]): SandboxAnswer;
  /** Where parcels must be announced: as `readTrackRequest` and `trackAnswer`; `isNew` is false the second time. */
  readRegisterRequest?(request: SandboxRequest): TrackRequest | SandboxAnswer | null;
  registerAnswer?(
    request: TrackRequest,
    parcels: readonly { trackingNumber: string; isNew: boolean }[],
  ): SandboxAnswer;
  /** Whatever else it serves, to those with a good key or token: checks of keys, subscriptions. Null: no such path. */
  otherAnswer?(request: SandboxRequest, memory: SandboxMemory): SandboxAnswer | null;
  /** Tells a listener of `item`, signed as the carrier does. */
  push?(
    item: Json,
    keys: { secret: string; credentials: Readonly<Record<string, string>> },
    at: { now: Date; trackingNumber: string },
  ): SandboxPush;
  /** What it sends to a listener that it waits for, instead of a push. */
  ask?(id: string, subscription: SandboxSubscription): SandboxPush;
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
