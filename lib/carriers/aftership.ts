import { aftershipError } from './aftership/errors';
import { aftershipNames } from './aftership/names';
import { parseCreated, parseList } from './aftership/parse';
import { aftershipChannel } from './aftership/push';
import type { Carrier, RegisterOperation, TrackOperation } from './carrier';
import { requiredField } from './credentials';
import { keyOf } from './reading/carrier-keys';

/** Numbers in one list. A number may stand in it once for each carrier, and a page holds 200. */
const listed = 50;

const list: TrackOperation = {
  name: 'trackings',
  batchSize: listed,
  request: (parcels) => {
    const numbers = parcels.map(({ trackingNumber }) => encodeURIComponent(trackingNumber)).join(',');
    return { method: 'GET', path: `/trackings?tracking_numbers=${numbers}&limit=200` };
  },
  parse: parseList,
};

/** A carrier that is left out is recognised by AfterShip, among those that the merchant has enabled there. */
const register: RegisterOperation = {
  batchSize: 1,
  request: ([parcel]) => {
    const slug = parcel ? keyOf(parcel, aftershipNames) : null;
    const body = { tracking_number: parcel?.trackingNumber ?? '', ...(slug === null ? {} : { slug }) };
    return { method: 'POST', path: '/trackings', body };
  },
  parse: parseCreated,
};

/**
 * AfterShip Tracking API, version 2026-07: knows only parcels that were added to it, by us or in its own app.
 * Sources: aftership.com/docs/tracking and AfterShip's tracking-sdk-nodejs (certainty A for fields, errors and
 * signature; B for the slugs; 50 numbers in a list is our own careful figure).
 */
export const aftership: Carrier = {
  code: 'aftership',
  name: 'AfterShip',
  kind: 'aggregator',
  coverage: { keys: aftershipNames.keys, takesOthers: true },
  homepage: 'https://www.aftership.com',
  officialHosts: ['aftership.com'],
  contact: [],
  formats: [],
  // Shoppers are sent to the page of the carrier that has the parcel.
  trackingUrl: null,
  api: {
    baseUrl: 'https://api.aftership.com/tracking/2026-07',
    credentials: [
      requiredField('apiKey', { isSecret: true }),
      // Given by AfterShip where webhooks are set up; without it nothing pushed can be believed.
      { name: 'webhookSecret', isSecret: true, isRequired: false },
    ],
    auth: {
      kind: 'headers',
      headers: ({ apiKey = '' }) => ({ 'as-api-key': apiKey }),
      check: {
        request: () => ({ method: 'GET', path: '/trackings?limit=1&fields=tag' }),
        parse: aftershipError,
      },
    },
    // aftership.com/docs/tracking/quickstart/rate-limit: since 2024-07 each endpoint by itself, 6 lists a second
    // and 20 new parcels; we count both in the smaller figure, which the pace keeps in any second.
    limits: { requests: 360, perSeconds: 60, burst: 2, leastSecondsBetween: 0.17 },
    operations: [list],
    register,
    push: aftershipChannel,
  },
};
