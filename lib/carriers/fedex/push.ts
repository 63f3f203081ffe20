import { currentState } from '@/lib/tracking/state';
import type { ShipmentUpdate } from '../carrier';
import type { PushChannel, PushDelivery, PushedParcel, PushKeys, PushVerdict } from '../push';
import { jsonOrNull } from '../reading/decode-json';
import { hmacSha256, isSignature } from '../reading/push-signature';
import { bareNumber } from '../reading/same-number';
import { type FedexResult, fedexPush } from './answer';
import { pickResult } from './results';
import { fedexUpdate } from './update';

/**
 * FedEx Advanced Integrated Visibility: the merchant makes a webhook project in FedEx's developer portal,
 * with our address and a security token. `fdx-signature` is the HMAC-SHA256 of the body under that token, in
 * base64 on one page of FedEx's and in hex on another: both are taken. Nothing in it says when it was signed,
 * so that no delivery is ever stale; one that comes again changes nothing.
 */
export const fedexPushChannel: PushChannel = {
  verify,
  parse: parsePush,
  subscription: { kind: 'portal' },
};

function verify({ headers, body }: PushDelivery, { credentials, secret }: PushKeys): PushVerdict {
  const signature = headers.get('fdx-signature');
  // FedEx's portal takes a token of the merchant's choice: ours, or one of their own kept as a credential.
  const tokens = [secret, credentials.webhookSecret ?? ''].filter((token) => token !== '');
  const verdicts = tokens.map((token) => isSignature(signature, hmacSha256(token, body), ['base64', 'hex']));
  return verdicts.includes(true) ? 'genuine' : 'forged';
}

/** One parcel for each number; where a number has several results, the newest. */
function parsePush(text: string): readonly PushedParcel[] | null {
  const body = fedexPush.safeParse(jsonOrNull(text)).data;
  if (!body) return null;
  const byNumber = new Map<string, FedexResult[]>();
  const add = (result: FedexResult, outer: string) => {
    const number = bareNumber(result.trackingNumberInfo?.trackingNumber || outer);
    if (number !== '' && !result.error?.code) byNumber.set(number, [...(byNumber.get(number) ?? []), result]);
  };
  const complete = [...(body.output?.completeTrackResults ?? []), ...body.completeTrackResults];
  for (const { trackingNumber, trackResults } of complete) {
    for (const result of trackResults) add(result, trackingNumber);
  }
  for (const result of body.trackResults) add(result, '');
  const isFedex = complete.length > 0 || body.trackResults.length > 0;
  if (!isFedex) return null;
  return [...byNumber].map(([trackingNumber, results]) => ({
    trackingNumber,
    carrier: 'fedex',
    update: pushedUpdate(results, trackingNumber),
  }));
}

/**
 * A project may be set to send each scan alone. A delivery alone does not say at whose door it was, since a
 * parcel on its way back is "delivered" to its sender: then there is only news, and FedEx is asked.
 */
function pushedUpdate(results: readonly FedexResult[], trackingNumber: string): ShipmentUpdate | null {
  const result = pickResult(results, null);
  const update = result && fedexUpdate(result, trackingNumber);
  if (!update) return null;
  const isDelivery = currentState(update.events, update.summary).status === 'delivered';
  return isDelivery && update.events.length < 2 ? null : update;
}
