import { normaliseNumber } from '@/lib/numbers/normalise';
import type { PushChannel, PushDelivery, PushVerdict } from '../push';
import { carrierOfKey } from '../reading/carrier-keys';
import { decodeJson } from '../reading/decode-json';
import { hmacSha256, isSignature } from '../reading/push-signature';
import { webhookSubscription } from '../reading/webhook-subscription';
import { shippoPushed, shippoWebhook } from './answer';
import { shippoNames } from './carriers';
import { shippoError } from './errors';
import { shippoUpdate } from './update';

/** A delivery takes seconds; five minutes allow for clocks that differ, and are what such schemes commonly allow. */
const toleranceSeconds = 300;

/** `POST /webhooks` (docs.goshippo.com/api-reference/webhooks, certain; Shippo calls it a beta). */
const subscription = webhookSubscription({
  body: ({ listenerUrl }, { apiToken = '' }) => ({
    ...{ event: 'track_updated', url: listenerUrl, active: true },
    is_test: isTestToken(apiToken),
  }),
  idOf: (body) => shippoWebhook.safeParse(body).data?.object_id ?? null,
  errorOf: shippoError,
});

function isTestToken(apiToken: string): boolean {
  return apiToken.startsWith('shippo_test_');
}

/**
 * `Shippo-Auth-Signature: t=<unix>,v1=<hex>`, an HMAC over `t.body` with a secret that Shippo hands out on request
 * (six independent receivers agree). Without that secret the address is the secret, which Shippo's documents
 * allow (docs.goshippo.com/tracking/webhook-security).
 */
function verify({ headers, body, receivedAt }: PushDelivery, webhookSecret: string | undefined): PushVerdict {
  if (!webhookSecret) return 'genuine';
  const parts = (headers.get('shippo-auth-signature') ?? '').split(',').map((part) => part.trim());
  const time = /^t=(\d{1,12})$/.exec(parts.find((part) => part.startsWith('t=')) ?? '')?.[1];
  const expected = hmacSha256(webhookSecret, Buffer.concat([Buffer.from(`${time ?? ''}.`), body]));
  const given = parts.filter((part) => part.startsWith('v1='));
  const isSigned = given.map((part) => isSignature(part.slice(3), expected, ['hex'])).includes(true);
  if (!time || !isSigned) return 'forged';
  const age = Math.abs(receivedAt.getTime() / 1000 - Number(time));
  return age > toleranceSeconds ? 'stale' : 'genuine';
}

/** Shippo pushes labels bought through it, and parcels announced with `POST /tracks`, which we do not. */
export const shippoPush: PushChannel = {
  verify: (delivery, { credentials }) => verify(delivery, credentials.webhookSecret),
  parse(text) {
    const json = decodeJson(text);
    const pushed = json.ok ? shippoPushed.safeParse(json.value).data : undefined;
    if (!pushed?.event) return null;
    const { event, data } = pushed;
    if (event !== 'track_updated' || !data?.tracking_number) return [];
    const trackingNumber = normaliseNumber(data.tracking_number);
    return [
      {
        trackingNumber,
        carrier: carrierOfKey(data.carrier, shippoNames),
        update: shippoUpdate(data, trackingNumber),
      },
    ];
  },
  subscription,
};
