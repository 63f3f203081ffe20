import { normaliseNumber } from '@/lib/numbers/normalise';
import type { PushChannel } from '../push';
import { decodeJson } from '../reading/decode-json';
import { hmacSha256, isSignature } from '../reading/push-signature';
import { webhookSubscription } from '../reading/webhook-subscription';
import { easypostEvent, easypostWebhook } from './answer';
import { carrierOfEasypost } from './carriers';
import { easypostError } from './errors';
import { easypostUpdate } from './update';

const subscription = webhookSubscription({
  body: ({ listenerUrl, secret }) => ({ webhook: { url: listenerUrl, webhook_secret: secret } }),
  idOf: (body) => easypostWebhook.safeParse(body).data?.id ?? null,
  errorOf: (response) => easypostError(response),
});

/**
 * Events of trackers, signed with `X-Hmac-Signature: hmac-sha256-hex=<hex>` over the bytes as they came: weights
 * are written `17.0`, which JavaScript would write 17. The key is the secret in normal form NFKD
 * (easypost-node, util.js). The signature carries no time. EasyPost waits 7 seconds for an answer.
 */
export const easypostPush: PushChannel = {
  verify({ headers, body }, { secret }) {
    const given = /^hmac-sha256-hex=(\S+)$/.exec(headers.get('x-hmac-signature')?.trim() ?? '')?.[1] ?? null;
    const expected = hmacSha256(secret.normalize('NFKD'), body);
    return isSignature(given, expected, ['hex']) ? 'genuine' : 'forged';
  },
  parse(text) {
    const json = decodeJson(text);
    const event = json.ok ? easypostEvent.safeParse(json.value).data : undefined;
    if (!event) return null;
    const { description, result } = event;
    if (!/^tracker\.(created|updated)$/.test(description)) return [];
    if (result?.object !== 'Tracker' || !result.tracking_code) return [];
    const trackingNumber = normaliseNumber(result.tracking_code);
    const update = easypostUpdate(result, trackingNumber);
    return [{ trackingNumber, carrier: carrierOfEasypost(result.carrier), update }];
  },
  subscription,
};
