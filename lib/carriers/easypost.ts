import type { Carrier, CarrierApi, TrackOperation } from './carrier';
import { requiredField } from './credentials';
import { easypostCarrierKey, easypostCarriers } from './easypost/carriers';
import { easypostError } from './easypost/errors';
import { parseEasypost } from './easypost/parse';
import { easypostPush } from './easypost/push';

/**
 * `POST /trackers`, one number a call. The same number and carrier within three months give the tracker that
 * there is, so that asking again changes and costs nothing; EasyPost bills the first time.
 */
const trackers: TrackOperation = {
  name: 'trackers',
  batchSize: 1,
  request: ([parcel]) => {
    const carrier = easypostCarrierKey(parcel?.carrier ?? '');
    const tracker = { tracking_code: parcel?.trackingNumber ?? '', ...(carrier ? { carrier } : {}) };
    return { method: 'POST', path: '/trackers', body: { tracker } };
  },
  parse: parseEasypost,
};

const api: CarrierApi = {
  baseUrl: 'https://api.easypost.com/v2',
  credentials: [requiredField('apiKey', { isSecret: true })],
  auth: {
    kind: 'headers',
    // HTTP Basic with the key as the user and no password.
    headers: ({ apiKey = '' }) => ({
      authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
    }),
    check: {
      request: () => ({ method: 'GET', path: '/trackers?page_size=1' }),
      parse: (response) => easypostError(response),
    },
  },
  // Published are 5 requests a second for lists (docs.easypost.com, rate limiting guide); other calls are limited
  // by EasyPost's load, without a figure. One a second is our own careful start.
  limits: { requests: 60, perSeconds: 60, burst: 5 },
  operations: [trackers],
  push: easypostPush,
};

/**
 * EasyPost, an aggregator. Facts: easypost-node (types, recorded answers), EasyPost/examples and
 * docs.easypost.com (certain); texts of refusals are not published.
 */
export const easypost: Carrier = {
  code: 'easypost',
  name: 'EasyPost',
  kind: 'aggregator',
  coverage: { keys: easypostCarriers, takesOthers: true },
  homepage: 'https://www.easypost.com',
  officialHosts: ['easypost.com'],
  contact: [],
  formats: [],
  trackingUrl: null,
  api,
};
