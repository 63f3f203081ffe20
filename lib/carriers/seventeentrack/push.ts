import { createHash } from 'node:crypto';
import { normaliseNumber } from '@/lib/numbers/normalise';
import type { PushChannel } from '../push';
import { carrierOfKey } from '../reading/carrier-keys';
import { jsonOrNull } from '../reading/decode-json';
import { isSignature } from '../reading/push-signature';
import { seventeentrackPush } from './answer';
import { seventeentrackNames } from './names';
import { readItem } from './parse';

/**
 * 17TRACK's webhook, whose address the merchant enters in its dashboard. `sign` is the SHA-256, in hex, of the
 * body's bytes, a slash and the API key (a plain hash, no HMAC). Nothing in it tells when it was sent, so that
 * a delivery is never stale; the same one twice changes nothing.
 */
export const seventeentrackChannel: PushChannel = {
  subscription: { kind: 'portal' },

  verify({ headers, body }, { credentials }) {
    const { apiKey } = credentials;
    if (!apiKey) return 'forged';
    const expected = createHash('sha256').update(body).update(`/${apiKey}`).digest();
    return isSignature(headers.get('sign'), expected, ['hex']) ? 'genuine' : 'forged';
  },

  parse(text) {
    const push = seventeentrackPush.safeParse(jsonOrNull(text)).data;
    if (!push?.event || !push.data.number) return null;
    // TRACKING_STOPPED: 17TRACK looks no more, which says nothing of the parcel.
    if (push.event !== 'TRACKING_UPDATED') return [];
    const trackingNumber = normaliseNumber(push.data.number);
    const outcome = readItem(push.data, trackingNumber);
    const carrier = carrierOfKey(push.data.carrier, seventeentrackNames);
    return [{ trackingNumber, carrier, update: outcome.ok ? outcome.update : null }];
  },
};
