import type { CarrierResponse } from '../carrier';
import { decodeJson } from '../engine/transport';
import type { PushChannel, SubscriptionCall, SubscriptionResult } from '../push';
import { hmacSha256, isSignature } from '../reading/push-signature';
import { easypostEvent, easypostWebhook } from './answer';
import { carrierOfEasypost } from './carriers';
import { easypostError } from './errors';
import { easypostUpdate } from './update';

const subscribe: SubscriptionCall = {
  request: ({ listenerUrl, secret }) => ({
    method: 'POST',
    path: '/webhooks',
    body: { webhook: { url: listenerUrl, webhook_secret: secret } },
  }),
  parse: (response) => {
    const error = easypostError(response);
    if (error) return { ok: false, error };
    const webhook = easypostWebhook.safeParse(response.body).data;
    if (webhook) return { ok: true, carrierSubscriptionId: webhook.id, refused: [] };
    return { ok: false, error: { code: 'bad_response', isRetryable: true, reason: 'no_webhook' } };
  },
};

const cancel: SubscriptionCall = {
  request: ({ carrierSubscriptionId }) => ({
    method: 'DELETE',
    path: `/webhooks/${encodeURIComponent(carrierSubscriptionId ?? '')}`,
  }),
  parse: cancelled,
};

/** One that is gone already is cancelled too. */
function cancelled(response: CarrierResponse): SubscriptionResult {
  const error = easypostError(response);
  if (error && error.code !== 'not_found') return { ok: false, error };
  return { ok: true, carrierSubscriptionId: null, refused: [] };
}

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
    const trackingNumber = result.tracking_code.replace(/[\s-]/g, '').toUpperCase();
    const update = easypostUpdate(result, trackingNumber);
    return [{ trackingNumber, carrier: carrierOfEasypost(result.carrier), update }];
  },
  subscription: { kind: 'account', lifetimeDays: null, subscribe, cancel },
};
