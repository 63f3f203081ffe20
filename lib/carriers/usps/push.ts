import { z } from 'zod';
import { normaliseNumber } from '@/lib/numbers/normalise';
import type { CarrierError, CarrierResponse } from '../carrier';
import type {
  PushChannel,
  PushDelivery,
  PushedParcel,
  PushKeys,
  PushVerdict,
  SubscriptionInput,
  SubscriptionResult,
} from '../push';
import { decodeJson } from '../reading/decode-json';
import { hmacSha256, isSignature } from '../reading/push-signature';
import { uspsError } from './errors';
import { readUspsItem, readUspsProblem } from './response';
import { uspsUpdate } from './update';

/** The parcel is JSON inside a text, because the signature is over that text as it was sent. */
const envelope = z.looseObject({ timestamp: z.string(), payload: z.string() });

/**
 * USPS may send again later what we could not take, perhaps with the time of the first try: a day is given
 * for that. A repetition within it is known by its hash.
 */
const toleranceMs = 24 * 3_600_000;

function readEnvelope(text: string): z.infer<typeof envelope> | null {
  const json = decodeJson(text);
  return (json.ok && envelope.safeParse(json.value).data) || null;
}

/**
 * `X-HMAC` (older: `hmac-header`) is base64(HMAC-SHA256(secret, timestamp + payload)), both as they stand in
 * the envelope. Not from a USPS paper: two independent receivers, and a signed sample.
 */
function verify({ headers, body, receivedAt }: PushDelivery, { secret }: PushKeys): PushVerdict {
  const sent = readEnvelope(new TextDecoder().decode(body));
  if (!sent || secret === '') return 'forged';
  const signature = headers.get('x-hmac') ?? headers.get('hmac-header');
  if (!isSignature(signature, hmacSha256(secret, sent.timestamp + sent.payload), ['base64'])) return 'forged';
  const ageMs = Math.abs(receivedAt.getTime() - Date.parse(sent.timestamp));
  return ageMs > toleranceMs ? 'stale' : 'genuine';
}

/** The payload is a parcel as the tracking call gives it, with as many events as USPS likes. */
function parse(text: string): PushedParcel[] | null {
  const payload = decodeJson(readEnvelope(text)?.payload ?? '');
  if (!payload.ok) return null;
  const items = (Array.isArray(payload.value) ? payload.value : [payload.value]).map(readUspsItem);
  const parcels = items.flatMap((item) => {
    const trackingNumber = normaliseNumber(item?.trackingNumber ?? '');
    if (!item || trackingNumber === '') return [];
    return [{ trackingNumber, carrier: 'usps', update: uspsUpdate(item, trackingNumber) }];
  });
  return parcels.length > 0 ? parcels : null;
}

const path = '/subscriptions-tracking/v3/subscriptions';
const scope = 'subscriptions-tracking';

const created = z.looseObject({ subscriptionId: z.string().min(1).max(100) });

/** USPS repeats the secret in what it says of a bad request. */
function refusal({ status, headers, body }: CarrierResponse, { secret }: SubscriptionInput): CarrierError {
  const error = uspsError(status, readUspsProblem(body), headers);
  const { carrierMessage, reason } = error;
  return {
    ...error,
    ...(reason === 'missing_scope:tracking' ? { reason: `missing_scope:${scope}` } : {}),
    ...(carrierMessage ? { carrierMessage: carrierMessage.replaceAll(secret, '…') } : {}),
  };
}

/** One that is there already is refused with its id: that is the one wanted, as our address is in it. */
function readCreated(response: CarrierResponse, input: SubscriptionInput): SubscriptionResult {
  const { status, body } = response;
  const existing = /subscriptionId\s*:\s*"?([0-9a-f-]{36})/i.exec(readUspsProblem(body).message ?? '')?.[1];
  const isThere = (status === 400 || status === 409) && existing !== undefined;
  const id = isThere ? existing : created.safeParse(body).data?.subscriptionId;
  if (isThere || (status >= 200 && status < 300 && id)) {
    return { ok: true, carrierSubscriptionId: id ?? null, refused: [] };
  }
  return { ok: false, error: refusal(response, input) };
}

function readCancelled(response: CarrierResponse, input: SubscriptionInput): SubscriptionResult {
  const { status } = response;
  const isGone = (status >= 200 && status < 300) || status === 404 || status === 410;
  if (isGone) return { ok: true, carrierSubscriptionId: null, refused: [] };
  return { ok: false, error: refusal(response, input) };
}

/**
 * Subscriptions – Tracking v3: one for all parcels of a Mailer ID. USPS deletes one that had no news for 30
 * days, so it is asked for again every other day: while it exists, that changes nothing.
 */
export const uspsPush: PushChannel = {
  verify,
  parse,
  subscription: {
    kind: 'account',
    needs: ['mailerId', 'notificationEmail'],
    lifetimeDays: 4,
    subscribe: {
      scope,
      request: ({ listenerUrl, secret }, { mailerId = '', notificationEmail = '' }) => ({
        method: 'POST',
        path,
        body: {
          listenerURL: listenerUrl,
          secret,
          adminNotification: [{ email: notificationEmail }],
          filterProperties: { MID: mailerId, trackingEventTypes: ['ALL_UPDATES'] },
        },
      }),
      parse: readCreated,
    },
    cancel: {
      scope,
      // Reported of the live service: it wants If-Match, as its other deletions do. Whatever its version is.
      request: ({ carrierSubscriptionId }) => ({
        method: 'DELETE',
        path: `${path}/${encodeURIComponent(carrierSubscriptionId ?? '')}`,
        headers: { 'If-Match': '*' },
      }),
      parse: readCancelled,
    },
  },
};
