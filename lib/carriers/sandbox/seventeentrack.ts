import { createHash } from 'node:crypto';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, parseJson, textAt } from './json';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest } from './sandbox-carrier';
import { acceptedItem, seventeentrackLife, withProviders } from './seventeentrack-life';

/**
 * 17TRACK v2.4 as a server: `register`, `gettrackinfo` and `getquota`, all POST with the key in a header. Codes
 * are those of its documents; for 403 and 503 it prints none.
 */
const maxNumbers = 40;

const errors = errorTable<[status: number, code: number, message: string]>({
  bad_request: [200, -18010013, 'Invalid submitted data.'],
  bad_token: [401, -18010002, 'Invalid security key.'],
  expired_token: [401, -18010004, 'Account is disabled.'],
  missing_scope: [401, -18010005, 'Unauthorized access.'],
  forbidden: [403, 403, 'Forbidden'],
  too_many_requests: [429, 429, 'Too Many Requests'],
  server_error: [500, -18010003, 'Internal service error.'],
  unavailable: [503, 503, 'Service temporarily unavailable.'],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, code, message] = errors[kind];
  return jsonAnswer(status, { code, data: { errors: [{ code, message }] } });
}

function readNumbers(request: SandboxRequest, call: string): TrackRequest | SandboxAnswer | null {
  if (request.method !== 'POST' || request.path !== `/${call}`) return null;
  const json = parseJson(request.body);
  const list = json.ok && Array.isArray(json.value) ? json.value : [];
  const numbers = list.flatMap((item) => textAt(item, 'number') ?? []);
  const isGood = numbers.length === list.length && numbers.length > 0 && numbers.length <= maxNumbers;
  return isGood ? { operation: call, trackingNumbers: numbers } : error('bad_request');
}

function answer(accepted: Json[], rejected: Json[]): SandboxAnswer {
  return jsonAnswer(200, { code: 0, data: { accepted, rejected } });
}

function rejected(number: string, code: number, message: string): JsonObject {
  return { number, carrier: 0, error: { code, message } };
}

export const seventeentrackSandbox: SandboxCarrier = {
  code: 'seventeentrack',
  auth: {
    kind: 'key',
    refuse: ({ headers }, { apiKey }) => (headers['17token'] === apiKey ? null : 'bad_token'),
  },
  readTrackRequest: (request) => readNumbers(request, 'gettrackinfo'),
  trackAnswer(_request, results) {
    const known = results.filter(({ item, isRegistered }) => isRegistered && item !== null);
    const others = results.filter((result) => !known.includes(result));
    return answer(
      known.map(({ item }) => item),
      others.map(({ trackingNumber, isRegistered }) =>
        isRegistered
          ? rejected(trackingNumber, -18019909, 'No tracking information at this time.')
          : rejected(trackingNumber, -18019902, 'The tracking number is not registered yet.'),
      ),
    );
  },
  readRegisterRequest: (request) => readNumbers(request, 'register'),
  registerAnswer: (_request, parcels) =>
    answer(
      parcels
        .filter(({ isNew }) => isNew)
        .map(({ trackingNumber }) => ({ origin: 1, number: trackingNumber, carrier: 0, tag: null })),
      parcels
        .filter(({ isNew }) => !isNew)
        .map(({ trackingNumber }) =>
          rejected(trackingNumber, -18019901, 'The tracking number is already registered.'),
        ),
    ),
  otherAnswer: (request) =>
    request.method === 'POST' && request.path === '/getquota'
      ? jsonAnswer(200, {
          code: 0,
          data: { quota_total: 1000, quota_used: 12, quota_remain: 988, today_used: 1 },
        })
      : null,
  push(item, { credentials }) {
    const body = JSON.stringify({ event: 'TRACKING_UPDATED', data: item });
    const sign = createHash('sha256')
      .update(`${body}/${credentials.apiKey ?? ''}`)
      .digest('hex');
    return { headers: { 'content-type': 'application/json', sign }, body };
  },
  error,
  itemFor: acceptedItem,
  ...seventeentrackLife,
  withTrackingNumber: (item, trackingNumber) => (isObject(item) ? { ...item, number: trackingNumber } : item),
  withoutEvents: (item) => (isObject(item) ? withProviders(item, [], null) : item),
  strangerNumber: 'LV999000015CN',
};
