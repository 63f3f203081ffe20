import { fedexFormats } from '@/lib/numbers/fedex-formats';
import { ownParcels } from './asked-parcel';
import type { AskedParcel, Carrier, CarrierApi, ContactFact, TrackOperation } from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { parseFedex } from './fedex/parse';
import { fedexPushChannel } from './fedex/push';

/** FedEx prints the number as 1-800-GO-FEDEX; its hours are not stated there. */
const contact: readonly ContactFact[] = [
  {
    kind: 'phone',
    value: '1-800-463-3339',
    purpose: 'usa',
    hours: [],
    timeZone: 'America/New_York',
    source:
      'https://newsroom.fedex.com/newsroom/global-english/fedex-express-giving-santa-a-hand-on-christmas-day',
    checkedOn: '2026-11-21',
  },
];

const credentials: readonly CredentialField[] = [
  // Named "API key" and "secret key" in FedEx's portal, and client id and secret in its OAuth.
  requiredField('clientId', { isSecret: false }),
  requiredField('clientSecret', { isSecret: true }),
  // The security token of a webhook project, where the merchant chose one other than ours.
  { name: 'webhookSecret', isSecret: true, isRequired: false },
];

/** A label may be older than the order that brought it to us. */
const daysBeforeOrder = 30;

/**
 * One number as FedEx wants it. With the parcel's own id it is asked for exactly; without, earlier uses of
 * the number are left out by their ship date (`shipDateBegin` alone: its end is optional in the schema).
 */
function trackingInfo({ trackingNumber, carrierShipmentId, shippedFrom }: AskedParcel) {
  if (carrierShipmentId !== null) {
    return { trackingNumberInfo: { trackingNumber, trackingNumberUniqueId: carrierShipmentId } };
  }
  const begin = shippedFrom === null ? Number.NaN : Date.parse(`${shippedFrom}T00:00:00Z`);
  if (Number.isNaN(begin)) return { trackingNumberInfo: { trackingNumber } };
  const shipDateBegin = new Date(begin - daysBeforeOrder * 86_400_000).toISOString().slice(0, 10);
  return { shipDateBegin, trackingNumberInfo: { trackingNumber } };
}

const track: TrackOperation = {
  name: 'track',
  batchSize: 30,
  request: (parcels) => ({
    method: 'POST',
    path: '/track/v1/trackingnumbers',
    headers: { 'x-locale': 'en_US' },
    body: { includeDetailedScans: true, trackingInfo: parcels.map(trackingInfo) },
  }),
  parse: parseFedex,
};

const api: CarrierApi = {
  baseUrl: 'https://apis.fedex.com',
  credentials,
  auth: {
    kind: 'oauth',
    tokenPath: '/oauth/token',
    clientAuthentication: 'body',
    // Tokens carry the scope CXS whatever the project may do: what is missing shows as 403.
    requiredScope: null,
    fields: { id: 'clientId', secret: 'clientSecret' },
    // Too many token requests from one address (the page on rate limits names thresholds for them, A; that they
    // are answered with 403 for ten minutes is recalled, C). Wrong credentials are 401.
    throttled: { status: 403, seconds: 600 },
  },
  // FedEx throttles a project at 1,400 requests in 10 s, and at a quota for the day that the portal shows
  // (developer.fedex.com/api/en-us/guides/ratelimits.html). 1,000 an hour is our own careful start, 30
  // parcels each; the merchant's agreed figure replaces it.
  limits: { requests: 1_000, perSeconds: 3_600, burst: 10 },
  operations: [track],
  push: fedexPushChannel,
};

/**
 * FedEx, Track API v1 ("Basic Integrated Visibility") and its webhook ("Advanced Integrated Visibility").
 * Facts: the OpenAPI file, Tracking-Status-Codes and API-Reference-Guide at developer.fedex.com, and recorded
 * answers in public repositories.
 */
export const fedex: Carrier = {
  code: 'fedex',
  name: 'FedEx',
  kind: 'carrier',
  coverage: ownParcels('fedex'),
  homepage: 'https://www.fedex.com',
  officialHosts: ['fedex.com'],
  contact,
  formats: fedexFormats,
  trackingUrl: (trackingNumber) =>
    `https://www.fedex.com/fedextrack/?trknbr=${encodeURIComponent(trackingNumber)}`,
  api,
};
