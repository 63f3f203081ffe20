import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { type Json, listAt, objectAt, parseJson, textAt } from './json';
import type { SandboxMemory, SandboxPush } from './sandbox-carrier';
import { packageOf } from './ups-life';

const path = '/api/track/v2/subscription/standard/package';
/** `TrackingNumber` of UPSTrackAlert.yaml. */
const numberPattern = /^(1Z[0-9A-Z]{16}|1R[0-9A-Z]{14}(?:[0-9A-Z]{12})?)$/;
const mostNumbers = 100;

function refusal(code: string, message: string, invalid: string[] = []): SandboxAnswer {
  return jsonAnswer(400, { invalidTrackingNumbers: invalid, response: { errors: [{ code, message }] } });
}

/** Track Alert v2: subscribes to parcels, and remembers them by number. */
export function answerUpsSubscription(request: SandboxRequest, memory: SandboxMemory): SandboxAnswer | null {
  if (request.method !== 'POST' || request.path !== path) return null;
  if (!request.headers.transid) return refusal('VSS002', 'Missing transId');
  if (!request.headers.transactionsrc) return refusal('VSS004', 'Missing transactionSrc');
  const decoded = parseJson(request.body);
  const body = decoded.ok ? decoded.value : null;
  if (textAt(body, 'locale') !== 'en_US') return refusal('VSS310', 'Please enter a valid locale.');
  const numbers = numbersOf(body);
  if (numbers.length === 0) return refusal('VSS200', 'Tracking Number List is required.');
  if (numbers.length > mostNumbers) return refusal('VSS220', 'Over 100 tracking numbers.', numbers);
  const invalid = numbers.filter((number) => !numberPattern.test(number));
  const valid = numbers.filter((number) => numberPattern.test(number));
  if (valid.length === 0) return refusal('VSS210', 'At least one valid tracking number.', invalid);
  for (const number of valid) memory.set(number, { url: '', secret: '', told: { trackingNumber: number } });
  return jsonAnswer(200, { validTrackingNumbers: valid, invalidTrackingNumbers: invalid });
}

function numbersOf(body: Json): string[] {
  const list =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? body.trackingNumberList : null;
  return Array.isArray(list) ? list.filter((number) => typeof number === 'string') : [];
}

/** The newest activity in the fields of an event, with the credential that was entered for the address. */
export function upsEvent(item: Json, secret: string, trackingNumber: string): SandboxPush {
  const parcel = packageOf(item);
  const [activity = {}] = listAt(parcel, 'activity');
  const status = objectAt(activity, 'status');
  const address = objectAt(objectAt(activity, 'location'), 'address');
  const dateOf = (type: string) =>
    listAt(parcel, 'deliveryDate').flatMap((one) =>
      one.type === type ? [textAt(one, 'date') ?? ''] : [],
    )[0];
  const field = (name: string) => textAt(activity, name) ?? '';
  const body = JSON.stringify({
    trackingNumber,
    localActivityDate: field('date'),
    localActivityTime: field('time'),
    activityLocation: {
      city: textAt(address, 'city') ?? '',
      stateProvince: textAt(address, 'stateProvince') ?? '',
      postalCode: textAt(address, 'postalCode') ?? '',
      country: textAt(address, 'countryCode') ?? '',
    },
    activityStatus: {
      type: textAt(status, 'type') ?? '',
      code: textAt(status, 'code') ?? '',
      description: textAt(status, 'description') ?? '',
      descriptionCode: textAt(status, 'statusCode') ?? '',
    },
    scheduledDeliveryDate: dateOf('RDD') ?? dateOf('SDD') ?? '',
    actualDeliveryDate: dateOf('DEL') ?? '',
    gmtActivityDate: field('gmtDate'),
    gmtActivityTime: field('gmtTime').replaceAll(':', ''),
    gmtOffset: field('gmtOffset').replace(':', '.'),
    receivedBy: textAt(objectAt(parcel, 'deliveryInformation'), 'receivedBy') ?? '',
  });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'UPSPubSubTrackingService',
    authorization: `Bearer ${secret}`,
  };
  return { headers, body };
}
