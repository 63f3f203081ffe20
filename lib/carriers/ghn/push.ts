import { z } from 'zod';
import { normaliseNumber } from '@/lib/numbers/normalise';
import { noFacts } from '@/lib/tracking/facts';
import type { PushChannel, PushedParcel } from '../push';
import { textField } from '../reading/answer-fields';
import { decodeJson } from '../reading/decode-json';
import { readWeight } from '../reading/measures';
import { ghnEvent } from './update';

const short = textField(60);

const delivery = z.object({
  OrderCode: short,
  Type: short,
  Status: short,
  Time: short,
  Reason: textField(200),
  Warehouse: textField(120),
  Weight: short,
});

/** Bookkeeping of the shop's: nothing happened to the parcel. */
const bookkeeping: ReadonlySet<string> = new Set([
  'update_weight',
  'update_cod',
  'update_fee',
  'update_payment_type',
  'cod',
]);

/** A change of status is news; a type that we do not know, or a part that goes back, is a reason to ask. */
function parse(text: string): readonly PushedParcel[] | null {
  const json = decodeJson(text);
  const read = delivery.safeParse(json.ok ? json.value : null);
  const trackingNumber = normaliseNumber(read.data?.OrderCode ?? '');
  if (!read.success || !trackingNumber || !read.data.Type) return null;
  const { Type, Status, Time, Reason, Warehouse, Weight } = read.data;
  const type = Type.toLowerCase();
  if (bookkeeping.has(type)) return [];
  const isStatus = type === 'create' || type === 'switch_status';
  const event = isStatus
    ? ghnEvent({ status: Status, stamp: Time, reason: Reason, office: Warehouse })
    : null;
  if (!event) return [{ trackingNumber, carrier: 'ghn', update: null }];
  const update = { ...noFacts, trackingNumber, events: [event], weight: readWeight(Weight, 'G') };
  return [{ trackingNumber, carrier: 'ghn', update }];
}

/**
 * GHN's callbacks (api.ghn.vn, document 47; certainty A). They are not signed: the secret is our address,
 * which GHN enters on request. GHN repeats one up to ten times until it is answered with 200.
 */
export const ghnPush: PushChannel = {
  verify: () => 'genuine',
  parse,
  subscription: { kind: 'portal' },
};
