import { z } from 'zod';
import { normaliseNumber } from '@/lib/numbers/normalise';
import type { Place } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { PushChannel, PushDelivery, PushedParcel, PushKeys } from '../push';
import { objectField, textField } from '../reading/answer-fields';
import { decodeJson } from '../reading/decode-json';
import { type EventTime, eventTime } from '../reading/local-time';
import { readWeight } from '../reading/measures';
import { isSameSecret } from '../reading/push-signature';
import { readStatus } from '../reading/status-table';
import { viettelPostStatuses } from './statuses';

const short = textField(60);

/**
 * The part of a delivery that we read. `NOTE` is written by hand and `EMPLOYEE_*` name the courier: neither
 * is read. `EXPECTED_DELIVERY` is a phrase ("Khoảng 2 ngày làm việc"), which is no day to promise.
 */
const delivery = z.object({
  DATA: objectField({
    ORDER_NUMBER: short,
    ORDER_STATUSDATE: short,
    ORDER_STATUS: short,
    STATUS_NAME: textField(200),
    // The carrier's own spelling, and the one it may yet be corrected to.
    LOCALION_CURRENTLY: textField(200),
    LOCATION_CURRENTLY: textField(200),
    ORDER_SERVICE: short,
    PRODUCT_WEIGHT: short,
  }),
  TOKEN: z.string().nullish().catch(null),
});

function read(text: string) {
  const json = decodeJson(text);
  return delivery.safeParse(json.ok ? json.value : null).data ?? null;
}

/**
 * "dd/MM/yyyy HH:mm:ss" without a zone. The offset is known all the same: the carrier states the time of its
 * own system, in Vietnam, which has had one zone and no summer time since 1975.
 */
function timeOf(stamp: string): EventTime | null {
  const [, day = '', month = '', year = '', time = ''] =
    /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/.exec(stamp) ?? [];
  const local = day ? { date: `${year}-${month}-${day}`, time } : stamp;
  return eventTime({ local, offset: '+07:00' });
}

/** "TTKT1 - HNI", or a list: province, office code, office name, its telephone, postcode, ward. */
function placeOf(text: string): Place | null {
  const parts = text.split(',').map((part) => part.trim());
  const city = (parts.length >= 3 ? parts[2] : text) ?? '';
  if (!city || /\d{6}/.test(city.replace(/[\s.-]/g, ''))) return null;
  return { city, state: null, postalCode: null, country: null };
}

function parse(text: string): readonly PushedParcel[] | null {
  const data = read(text)?.DATA;
  const trackingNumber = normaliseNumber(data?.ORDER_NUMBER ?? '');
  if (!data || !trackingNumber || !data.ORDER_STATUS) return null;
  const time = timeOf(data.ORDER_STATUSDATE);
  // It cannot be asked about either: without a time there is nothing to tell.
  if (!time) return [];
  const event = {
    ...readStatus(viettelPostStatuses, 'viettelpost.status', {
      code: data.ORDER_STATUS,
      said: data.STATUS_NAME,
    }),
    ...time,
    place: placeOf(data.LOCALION_CURRENTLY || data.LOCATION_CURRENTLY),
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier' as const,
  };
  const update = {
    ...noFacts,
    trackingNumber,
    events: [event],
    service: data.ORDER_SERVICE || null,
    weight: readWeight(data.PRODUCT_WEIGHT, 'G'),
  };
  return [{ trackingNumber, carrier: 'viettelpost', update }];
}

/**
 * The merchant chooses a secret together with the address. Viettel Post sends it back as `TOKEN`, and by one
 * public account in the `Authorization` header: either will do. Without one the address itself is the secret.
 */
function verify({ body, headers }: PushDelivery, { credentials }: PushKeys) {
  const { webhookSecret } = credentials;
  if (!webhookSecret) return 'genuine';
  const given = [read(new TextDecoder().decode(body))?.TOKEN ?? '', headers.get('authorization') ?? ''];
  return given.map((one) => isSameSecret(one, webhookSecret)).includes(true) ? 'genuine' : 'forged';
}

export const viettelPostPush: PushChannel = { verify, parse, subscription: { kind: 'portal' } };
