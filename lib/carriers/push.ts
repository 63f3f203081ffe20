import type { CarrierError, CarrierRequest, CarrierResponse, ShipmentUpdate } from './carrier';

/**
 * How a carrier tells us by itself (an inbound webhook). Pure, like the rest of the contract: the server
 * stores a delivery that is genuine, answers, and has a job read it.
 */
export interface PushChannel {
  /** In constant time, over the bytes as they came. */
  verify(delivery: PushDelivery, keys: PushKeys): PushVerdict;
  /**
   * Reads the text of a genuine delivery; null where it is not what this carrier sends. An empty list: there
   * is no parcel in it, and nothing to do. Never throws. Its fixtures belong to the operation "push".
   */
  parse(text: string): readonly PushedParcel[] | null;
  /** Of a carrier that pushes only after a new listener has confirmed that it is one. */
  confirmation?: PushConfirmation;
  subscription: PortalSubscription | AccountSubscription | ParcelSubscription;
}

/** The call that a carrier waits for before it pushes. Made twice it does no harm. */
export interface PushConfirmation {
  /** What a genuine delivery asks us to send; null where it asks for nothing. Never throws. */
  request(text: string): CarrierRequest | null;
  /** Null: confirmed. */
  parse(response: CarrierResponse): CarrierError | null;
}

/** A delivery as it came over HTTP. */
export interface PushDelivery {
  headers: Headers;
  query: URLSearchParams;
  body: Uint8Array;
  receivedAt: Date;
}

export interface PushKeys {
  /** The account's, as in every request. */
  credentials: Readonly<Record<string, string>>;
  /** Ours: 32 letters and digits, made with the account and told to the carrier when we subscribe. */
  secret: string;
}

/**
 * `stale`: signed by the carrier, but too long ago to be taken; it is accepted and left. Where a carrier
 * signs nothing, the address itself is the secret and every delivery to it is genuine.
 */
export type PushVerdict = 'genuine' | 'forged' | 'stale';

export interface PushedParcel {
  trackingNumber: string;
  /** Our code of the carrier that has it; null where the delivery does not say, or names one that we do not know. */
  carrier: string | null;
  /** Null: it says only that there is news, and the parcel must be asked about. */
  update: ShipmentUpdate | null;
}

/** The merchant enters our address at the carrier. */
export interface PortalSubscription {
  kind: 'portal';
}

/** One subscription for all of an account's parcels. */
export interface AccountSubscription {
  kind: 'account';
  /** Optional credential fields that it cannot be made without. */
  needs?: readonly string[];
  /** Days until it must be renewed; null: it lasts. */
  lifetimeDays: number | null;
  subscribe: SubscriptionCall;
  cancel: SubscriptionCall | null;
}

/** Each parcel is subscribed to, and again when that ends. The address is entered at the carrier. */
export interface ParcelSubscription {
  kind: 'parcel';
  lifetimeDays: number;
  /** Parcels per call. */
  batchSize: number;
  /** Numbers that can be subscribed to at all. */
  accepts(trackingNumber: string): boolean;
  subscribe: SubscriptionCall;
}

export interface SubscriptionInput {
  /** Public https address of the account's inbound endpoint. */
  listenerUrl: string;
  /** `PushKeys.secret`. */
  secret: string;
  /** Of parcel subscriptions. */
  trackingNumbers: readonly string[];
  /** What the carrier called it when it was made; null before. */
  carrierSubscriptionId: string | null;
}

export interface SubscriptionCall {
  /** OAuth scope of this call where it differs from that of tracking. */
  scope?: string;
  request(input: SubscriptionInput, credentials: Record<string, string>): CarrierRequest;
  parse(response: CarrierResponse, input: SubscriptionInput): SubscriptionResult;
}

export type SubscriptionResult =
  | {
      ok: true;
      carrierSubscriptionId: string | null;
      /** Numbers that the carrier would not take; empty for account subscriptions. */
      refused: readonly string[];
    }
  | { ok: false; error: CarrierError };
