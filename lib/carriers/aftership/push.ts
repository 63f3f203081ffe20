import { normaliseNumber } from '@/lib/numbers/normalise';
import type { PushChannel } from '../push';
import { carrierOfKey } from '../reading/carrier-keys';
import { jsonOrNull } from '../reading/decode-json';
import { hmacSha256, isSignature } from '../reading/push-signature';
import { aftershipPush } from './answer';
import { aftershipNames } from './names';
import { readTracking } from './parse';

/**
 * AfterShip's webhook, whose address the merchant enters there, and whose secret AfterShip gives the merchant:
 * `aftership-hmac-sha256` is the base64 HMAC-SHA256 of the body's bytes. `ts` in the body is the time of the
 * event; whether one of the retries, which go on for days, gets a new one is not said, so that none is stale. The
 * same delivery twice changes nothing.
 */
export const aftershipChannel: PushChannel = {
  subscription: { kind: 'portal' },

  verify({ headers, body }, { credentials }) {
    const { webhookSecret } = credentials;
    if (!webhookSecret) return 'forged';
    const given = headers.get('aftership-hmac-sha256');
    return isSignature(given, hmacSha256(webhookSecret, body), ['base64']) ? 'genuine' : 'forged';
  },

  parse(text) {
    const push = aftershipPush.safeParse(jsonOrNull(text)).data;
    const trackingNumber = normaliseNumber(push?.msg.tracking_number ?? '');
    if (!push?.event || !trackingNumber) return null;
    // `edd_revise` and `tracking_pending_time` may come without the history: then they say that there is news.
    const outcome = readTracking(push.msg, trackingNumber);
    const carrier = carrierOfKey(push.msg.slug, aftershipNames);
    return [{ trackingNumber, carrier, update: outcome.ok ? outcome.update : null }];
  },
};
