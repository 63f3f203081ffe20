import type { AskedParcel, Carrier, CarrierRequest } from './carrier';
import { requiredField } from './credentials';
import { keyOf } from './reading/carrier-keys';
import { requestError } from './seventeentrack/errors';
import { seventeentrackNames } from './seventeentrack/names';
import { parseRegister, parseTrackInfo } from './seventeentrack/parse';
import { seventeentrackChannel } from './seventeentrack/push';

/** Every call of v2.4 is a POST with a list; a carrier that is left out is recognised by 17TRACK. */
function call(path: string, parcels: readonly AskedParcel[]): CarrierRequest {
  const body = parcels.map((parcel) => {
    const key = keyOf(parcel, seventeentrackNames);
    return { number: parcel.trackingNumber, ...(key === null ? {} : { carrier: Number(key) }) };
  });
  return { method: 'POST', path, body };
}

/**
 * 17TRACK Tracking API v2.4: knows only parcels that were registered, each of which costs one of the quota.
 * Sources: godely/aio17track `SPEC.md` (official documents of 2026-07-03; certainty B), help.17track.net.
 */
export const seventeentrack: Carrier = {
  code: 'seventeentrack',
  name: '17TRACK',
  kind: 'aggregator',
  coverage: { keys: seventeentrackNames.keys, takesOthers: true },
  homepage: 'https://www.17track.net',
  officialHosts: ['17track.net'],
  contact: [],
  formats: [],
  // Shoppers are sent to the page of the carrier that has the parcel.
  trackingUrl: null,
  api: {
    baseUrl: 'https://api.17track.net/track/v2.4',
    credentials: [requiredField('apiKey', { isSecret: true })],
    auth: {
      kind: 'headers',
      headers: ({ apiKey = '' }) => ({ '17token': apiKey }),
      check: {
        request: () => ({ method: 'POST', path: '/getquota', body: [] }),
        parse: requestError,
      },
    },
    // 3 a second for each key, and 429 for the fourth: the pace keeps that in any second.
    limits: { requests: 180, perSeconds: 60, burst: 1, leastSecondsBetween: 0.34 },
    operations: [
      {
        name: 'gettrackinfo',
        batchSize: 40,
        request: (parcels) => call('/gettrackinfo', parcels),
        parse: parseTrackInfo,
      },
    ],
    register: {
      batchSize: 40,
      request: (parcels) => call('/register', parcels),
      parse: parseRegister,
    },
    push: seventeentrackChannel,
  },
};
