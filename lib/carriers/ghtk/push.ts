import { z } from 'zod';
import { normaliseNumber } from '@/lib/numbers/normalise';
import { noFacts } from '@/lib/tracking/facts';
import type { PushChannel, PushDelivery, PushedParcel, PushKeys } from '../push';
import { textField } from '../reading/answer-fields';
import { decodeJson } from '../reading/decode-json';
import { eventTime } from '../reading/local-time';
import { readWeight } from '../reading/measures';
import { isSameSecret } from '../reading/push-signature';
import { readStatus } from '../reading/status-table';
import { ghtkStatuses } from './statuses';
import { ghtkEvent } from './update';

const short = textField(60);

/**
 * The part of a delivery that we read. `cur_station.address_l0…l3` name the place in an order that GHTK does
 * not explain, so that no place is read.
 */
const delivery = z.object({
  label_id: short,
  status_id: short,
  action_time: short,
  reason: textField(200),
  weight: short,
});

/** JSON, or a form as GHTK's own example has it. */
function fieldsOf(text: string): unknown {
  const json = decodeJson(text);
  return json.ok ? json.value : Object.fromEntries(new URLSearchParams(text));
}

/** A form turns the "+" of "+07:00", which GHTK's example does not encode, into a blank. */
function withPlus(time: string): string {
  return time.replace(/ (\d{2}:\d{2})$/, '+$1');
}

function parse(text: string): readonly PushedParcel[] | null {
  const { data } = delivery.safeParse(fieldsOf(text));
  const trackingNumber = normaliseNumber(data?.label_id ?? '');
  if (!data || !trackingNumber || !data.status_id) return null;
  const time = eventTime({ local: withPlus(data.action_time) });
  if (!time) return [{ trackingNumber, carrier: 'ghtk', update: null }];
  const status = readStatus(ghtkStatuses, 'ghtk.status', { code: data.status_id });
  const carrierText = data.reason ? `${status.carrierText}: ${data.reason}` : status.carrierText;
  const events = [ghtkEvent({ ...status, carrierText }, time)];
  // Kilograms here, grams in the answer to a question.
  const update = { ...noFacts, trackingNumber, events, weight: readWeight(data.weight, 'KG') };
  return [{ trackingNumber, carrier: 'ghtk', update }];
}

/**
 * GHTK signs nothing. The address is the secret; a merchant who gives GHTK an address with `?hash=…` of
 * their own may enter that too, and it is then compared.
 */
function verify({ query }: PushDelivery, { credentials }: PushKeys) {
  const { webhookSecret } = credentials;
  if (!webhookSecret) return 'genuine';
  return isSameSecret(query.get('hash') ?? '', webhookSecret) ? 'genuine' : 'forged';
}

/** GHTK's callbacks (api.ghtk.vn, "Webhook"; certainty A). It tries once more where it gets no 200. */
export const ghtkPush: PushChannel = { verify, parse, subscription: { kind: 'portal' } };
