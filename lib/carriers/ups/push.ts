import { z } from 'zod';
import { normaliseNumber } from '@/lib/numbers/normalise';
import type { CarrierResponse } from '../carrier';
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
import { isSameSecret } from '../reading/push-signature';
import { upsMessages, upsPackage } from './answer';
import { upsError } from './errors';
import { upsUpdate } from './update';

/**
 * UPS signs nothing: it sends along the credential entered at developer.ups.com, as a bearer token
 * (UPSTrackAlert.yaml) or, as receivers of version 1 report, in a header of its own.
 */
function verify({ headers }: PushDelivery, { secret }: PushKeys): PushVerdict {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1] ?? '';
  const isOurs = [bearer, headers.get('credential') ?? ''].map((given) => isSameSecret(given, secret));
  return secret !== '' && isOurs.includes(true) ? 'genuine' : 'forged';
}

const fields = z.looseObject({ trackingNumber: z.string().trim().min(1).max(40) });

/**
 * One activity, in fields of its own names (UPSTrackAlert.yaml, TrackingEventRequest). It is brought into the
 * shape of the tracking answer, so that the same activity polled and pushed is one event.
 */
function parse(text: string): PushedParcel[] | null {
  const json = decodeJson(text);
  const sent = json.ok ? fields.safeParse(json.value).data : undefined;
  if (!sent) return null;
  const trackingNumber = normaliseNumber(sent.trackingNumber);
  const parcel = upsPackage.safeParse(asPackage(sent)).data;
  // Without the three digits its code would be another than the polled one's: two events where one happened.
  const isWhole = parcel?.activity[0]?.status?.statusCode;
  return [{ trackingNumber, carrier: 'ups', update: isWhole ? upsUpdate(parcel, trackingNumber) : null }];
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function asPackage(sent: z.infer<typeof fields>) {
  const status = z.looseObject({ descriptionCode: z.unknown() }).safeParse(sent.activityStatus).data;
  const hasWindow =
    textOf(sent.deliveryStartTime) !== '' && /window/i.test(textOf(sent.deliveryTimeDescription));
  return {
    trackingNumber: sent.trackingNumber,
    activity: [
      {
        status: status && { ...status, statusCode: status.descriptionCode },
        date: sent.localActivityDate,
        time: sent.localActivityTime,
        gmtDate: sent.gmtActivityDate,
        gmtTime: sent.gmtActivityTime,
        gmtOffset: sent.gmtOffset,
        location: { address: sent.activityLocation },
      },
    ],
    deliveryDate: [
      { type: 'SDD', date: sent.scheduledDeliveryDate },
      { type: 'DEL', date: sent.actualDeliveryDate },
    ],
    deliveryTime: hasWindow
      ? { type: 'EDW', startTime: sent.deliveryStartTime, endTime: sent.deliveryEndTime }
      : null,
    deliveryInformation: { receivedBy: sent.receivedBy },
  };
}

const lists = z.looseObject({
  validTrackingNumbers: z.array(z.string()).nullish().catch(null),
  invalidTrackingNumbers: z.array(z.string()).nullish().catch(null),
});

/** UPS names the numbers that it took and those that it would not; of a request with none to take only these. */
function readSubscribed(
  response: CarrierResponse,
  { trackingNumbers }: SubscriptionInput,
): SubscriptionResult {
  const { validTrackingNumbers: taken, invalidTrackingNumbers: refused } =
    lists.safeParse(response.body).data ?? {};
  const messages = upsMessages(response.body);
  const isNoneTaken = response.status === 400 && messages.some(({ code }) => code === 'VSS210');
  if (isNoneTaken) return { ok: true, carrierSubscriptionId: null, refused: trackingNumbers };
  const error = upsError(response, messages);
  if (error) return { ok: false, error };
  if (!taken && !refused) {
    return { ok: false, error: { code: 'bad_response', isRetryable: true, reason: 'no_numbers' } };
  }
  const isRefused = (number: string) =>
    taken ? !taken.includes(number) : (refused?.includes(number) ?? false);
  return { ok: true, carrierSubscriptionId: null, refused: trackingNumbers.filter(isRefused) };
}

/**
 * Track Alert v2 (UPSTrackAlert.yaml): each parcel for 14 days, at most 100 in a call. Address and credential
 * are entered once at developer.ups.com/update-webhook. It tells no history, which polling brings.
 */
export const upsPush: PushChannel = {
  verify,
  parse,
  subscription: {
    kind: 'parcel',
    lifetimeDays: 14,
    batchSize: 100,
    // The pattern of `TrackingNumber` there.
    accepts: (number) => /^(1Z[0-9A-Z]{16}|1R[0-9A-Z]{14}(?:[0-9A-Z]{12})?)$/.test(number),
    subscribe: {
      request: ({ trackingNumbers }) => ({
        method: 'POST',
        path: '/api/track/v2/subscription/standard/package',
        headers: { transId: crypto.randomUUID(), transactionSrc: 'doorstep' },
        body: { locale: 'en_US', countryCode: 'US', trackingNumberList: [...trackingNumbers] },
      }),
      parse: readSubscribed,
    },
  },
};
