import { normaliseNumber } from '@/lib/numbers/normalise';
import { uspsFormats } from '@/lib/numbers/usps-formats';
import { numbersOf, ownParcels } from './asked-parcel';
import type {
  AskedParcel,
  Carrier,
  CarrierError,
  CarrierResponse,
  ContactFact,
  TrackingOutcome,
  TrackingOutcomes,
  TrackOperation,
} from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { badResponse, failed, notScannedYet } from './reading/outcome';
import { unservedWords, uspsError } from './usps/errors';
import { uspsPush } from './usps/push';
import { readUspsItem, readUspsProblem, type UspsItem } from './usps/response';
import { uspsUpdate } from './usps/update';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const officeHours: ContactFact['hours'] = [
  { days: weekdays, opens: '08:00', closes: '20:30' },
  { days: ['sat'], opens: '08:00', closes: '18:00' },
];

const checked = {
  timeZone: 'America/New_York',
  source: 'https://www.usps.com/help/contact-us.htm',
  checkedOn: '2026-11-01',
} as const;

/** Two numbers, kept apart: the general line, and the one for tracking questions. */
const contact: readonly ContactFact[] = [
  { kind: 'phone', value: '1-800-222-1811', purpose: 'tracking', hours: officeHours, ...checked },
  { kind: 'phone', value: '1-800-275-8777', purpose: 'general', hours: officeHours, ...checked },
  { kind: 'text', value: '28777', purpose: 'text', hours: [], ...checked },
  { kind: 'tty', value: '1-800-877-8339', purpose: 'tty', hours: [], ...checked },
  { kind: 'form', value: 'https://emailus.usps.com/s/', purpose: 'form', hours: [], ...checked },
  { kind: 'locator', value: 'https://tools.usps.com/locations/', purpose: 'locator', hours: [], ...checked },
];

const credentials: readonly CredentialField[] = [
  requiredField('clientId', { isSecret: false }),
  requiredField('clientSecret', { isSecret: true }),
  // Six or nine digits; tells parcels whose label is not the shop's own.
  { name: 'mailerId', isSecret: false, isRequired: false, pattern: /^(\d{6}|\d{9})$/ },
  // Whom USPS writes to before it ends a subscription; pushes need it.
  { name: 'notificationEmail', isSecret: false, isRequired: false, pattern: /^[^\s@]+@[^\s@]+$/ },
];

function itemOutcome(item: UspsItem, trackingNumber: string, headers: Headers): TrackingOutcome {
  const status = Number(item.statusCode ?? item.error?.code ?? 200);
  if (item.error || status >= 400) return failed(uspsError(status, item.error ?? {}, headers));
  const update = uspsUpdate(item, trackingNumber);
  if (update) return { ok: true, update };
  // Known to USPS and explicitly without scans; a missing list would be an answer we do not understand.
  const isEmpty = item.trackingEvents?.length === 0;
  return isEmpty ? notScannedYet : failed(badResponse('no_status'));
}

/** Of several parcels under one number, which USPS reuses, the one with the latest news. */
function newer(one: TrackingOutcome | undefined, other: TrackingOutcome): TrackingOutcome {
  if (!one?.ok) return other;
  if (!other.ok) return one;
  const last = (outcome: typeof one) => outcome.update.events.at(-1)?.localTime ?? '';
  return last(other) > last(one) ? other : one;
}

function parse(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const asked = numbersOf(parcels);
  const { status, headers, body } = response;
  if (status < 200 || status >= 300) {
    const error = uspsError(status, readUspsProblem(body), headers);
    // 400 on a whole batch does not say which number it was.
    const isAmbiguous = error.code === 'invalid_number' && asked.length > 1;
    const said: CarrierError = isAmbiguous
      ? { ...error, code: 'bad_response', isRetryable: true, reason: 'http_400' }
      : error;
    return new Map(asked.map((number) => [number, failed(said)]));
  }
  const outcomes = new Map<string, TrackingOutcome>();
  const items = (Array.isArray(body) ? body : [body]).map(readUspsItem);
  for (const item of items) {
    const number = normaliseNumber(item?.trackingNumber ?? '');
    if (!item || !asked.includes(number)) continue;
    outcomes.set(number, newer(outcomes.get(number), itemOutcome(item, number, headers)));
  }
  const isStranger = items.some((item) => item?.trackingNumber);
  const reason = isStranger && outcomes.size < items.length ? 'wrong_shipment' : 'missing_in_answer';
  const missing = badResponse(reason);
  return new Map(asked.map((number) => [number, outcomes.get(number) ?? failed(missing)]));
}

const v3r2: TrackOperation = {
  name: 'v3r2',
  batchSize: 35,
  // The body is checked strictly: nothing but the numbers.
  request: (parcels) => ({
    method: 'POST',
    path: '/tracking/v3r2/tracking',
    body: parcels.map(({ trackingNumber }) => ({ trackingNumber })),
  }),
  parse,
  isUnserved: ({ status, body }) =>
    status === 405 ||
    status === 501 ||
    ((status === 400 || status === 404) && unservedWords.test(readUspsProblem(body).message ?? '')),
};

const v3: TrackOperation = {
  name: 'v3',
  batchSize: 1,
  request: ([parcel]) => ({
    method: 'GET',
    path: `/tracking/v3/tracking/${encodeURIComponent(parcel?.trackingNumber ?? '')}?expand=DETAIL`,
  }),
  parse,
  isUnserved: v3r2.isUnserved,
};

/**
 * USPS Package Tracking 3.2 (developers.usps.com). Serves merchants for parcels of their own Mailer ID; the
 * account needs the `tracking` scope, which USPS grants on request.
 */
export const usps: Carrier = {
  code: 'usps',
  name: 'USPS',
  kind: 'carrier',
  coverage: ownParcels('usps'),
  homepage: 'https://www.usps.com',
  officialHosts: ['usps.com'],
  contact,
  formats: uspsFormats,
  trackingUrl: (number) =>
    `https://tools.usps.com/go/TrackConfirmAction?tLabels=${encodeURIComponent(number)}`,
  api: {
    baseUrl: 'https://apis.usps.com',
    credentials,
    auth: {
      kind: 'oauth',
      tokenPath: '/oauth2/v3/token',
      clientAuthentication: 'body',
      requiredScope: 'tracking',
      fields: { id: 'clientId', secret: 'clientSecret' },
    },
    limits: { requests: 60, perSeconds: 3_600, burst: 5 },
    operations: [v3r2, v3],
    push: uspsPush,
  },
};
