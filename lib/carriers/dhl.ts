import { dhlFormats } from '@/lib/numbers/dhl-formats';
import { ownParcels } from './asked-parcel';
import type { Carrier, ContactFact, TrackOperation } from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { parseDhl } from './dhl/parse';
import { dhlPush } from './dhl/push';
import { dhlServiceOf } from './dhl/service-of-number';

/**
 * DHL's two lines that public directories agree on (certainty B: neither page of DHL's could be read). Hours are
 * not stated, and each serves its own country and division only.
 */
export const dhlContact: readonly ContactFact[] = [
  {
    kind: 'phone',
    value: '+1-800-225-5345',
    purpose: 'usa',
    hours: [],
    timeZone: 'America/New_York',
    source: 'DHL Express USA, as public carrier directories print it (1-800-CALL-DHL)',
    checkedOn: '2026-11-21',
  },
  {
    kind: 'phone',
    value: '+49 228 4333112',
    purpose: 'germany',
    hours: [],
    timeZone: 'Europe/Berlin',
    source: 'DHL Paket and Deutsche Post customer service, as public carrier directories print it',
    checkedOn: '2026-11-21',
  },
];

export function dhlTrackingUrl(trackingNumber: string): string {
  return `https://www.dhl.com/global-en/home/tracking.html?tracking-id=${encodeURIComponent(trackingNumber)}`;
}

const credentials: readonly CredentialField[] = [
  requiredField('apiKey', { isSecret: true }),
  // For pushes: the account's number, and the division it is with ("ecommerce-europe").
  { name: 'accountNumber', isSecret: false, isRequired: false, pattern: /^[0-9A-Za-z]{4,20}$/ },
  { name: 'accountService', isSecret: false, isRequired: false, pattern: /^[a-z]+(-[a-z]+)*$/ },
];

/** `GET /track/shipments`: one number a call. English is asked for; some divisions answer in their own language. */
const unified: TrackOperation = {
  name: 'unified',
  batchSize: 1,
  request([parcel]) {
    const trackingNumber = parcel?.trackingNumber ?? '';
    const service = dhlServiceOf(trackingNumber);
    const query = new URLSearchParams({ trackingNumber, ...(service ? { service } : {}), language: 'en' });
    return { method: 'GET', path: `/track/shipments?${query}` };
  },
  parse: parseDhl,
};

/**
 * DHL of every division, Shipment Tracking – Unified 1.5.8 and Unified Push 1.2.5 (developer.dhl.com). There is
 * no sandbox of DHL's own, and no call that tells a good key but that for a parcel.
 */
export const dhl: Carrier = {
  code: 'dhl',
  name: 'DHL',
  kind: 'carrier',
  coverage: ownParcels('dhl'),
  homepage: 'https://www.dhl.com',
  officialHosts: ['dhl.com', 'dhl.de'],
  contact: dhlContact,
  formats: dhlFormats,
  trackingUrl: dhlTrackingUrl,
  api: {
    baseUrl: 'https://api-eu.dhl.com',
    credentials,
    auth: {
      kind: 'headers',
      headers: ({ apiKey = '' }) => ({ 'DHL-API-Key': apiKey }),
      check: null,
    },
    // What a new key gets: 250 a day, reset at 00:00 GMT, and one in five seconds (support-developer.dhl.com, A/B;
    // one page says one a second). DHL raises both on request, and the merchant's figure replaces these.
    limits: { requests: 250, perSeconds: 86_400, burst: 1, leastSecondsBetween: 5 },
    operations: [unified],
    push: dhlPush,
  },
};
