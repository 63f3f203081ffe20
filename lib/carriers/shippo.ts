import type { Carrier, CarrierApi, TrackOperation } from './carrier';
import { requiredField } from './credentials';
import { keyOf } from './reading/carrier-keys';
import { shippoCarriers, shippoNames } from './shippo/carriers';
import { shippoError } from './shippo/errors';
import { parseShippo } from './shippo/parse';
import { shippoPush } from './shippo/push';

/** `GET /tracks/{carrier}/{number}`, one number a call. */
const tracks: TrackOperation = {
  name: 'tracks',
  batchSize: 1,
  request: ([parcel]) => {
    const carrier = (parcel && keyOf(parcel, shippoNames)) ?? '';
    const path = [carrier, parcel?.trackingNumber ?? ''].map(encodeURIComponent).join('/');
    return { method: 'GET', path: `/tracks/${path}` };
  },
  parse: parseShippo,
};

const api: CarrierApi = {
  baseUrl: 'https://api.goshippo.com',
  credentials: [
    requiredField('apiToken', { isSecret: true }),
    // Shippo's own, for signed pushes; it hands it out on request.
    { name: 'webhookSecret', isSecret: true, isRequired: false },
  ],
  auth: {
    kind: 'headers',
    headers: ({ apiToken = '' }) => ({
      authorization: `ShippoToken ${apiToken}`,
      'shippo-api-version': '2018-02-08',
    }),
    check: {
      // Unlike addresses and shipments, this list names no people.
      request: () => ({ method: 'GET', path: '/carrier_accounts?results=1' }),
      parse: (response) => shippoError(response),
    },
  },
  // Published for tracking: 500 GETs a minute, 50 with a test token (docs.goshippo.com/api-concepts/rate-limits).
  // 300 a minute is our own careful start below it.
  limits: { requests: 300, perSeconds: 60, burst: 5 },
  operations: [tracks],
  push: shippoPush,
};

/**
 * Shippo, an aggregator. Facts: goshippo/shippo-javascript-sdk, recorded answers of shippo-python-client and
 * docs.goshippo.com (certain); how pushes are signed is from public receivers.
 */
export const shippo: Carrier = {
  code: 'shippo',
  name: 'Shippo',
  kind: 'aggregator',
  coverage: { keys: shippoCarriers, takesOthers: false },
  homepage: 'https://goshippo.com',
  officialHosts: ['goshippo.com'],
  contact: [],
  formats: [],
  trackingUrl: null,
  api,
};
