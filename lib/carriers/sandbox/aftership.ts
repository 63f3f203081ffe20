import { hmacSha256 } from '../reading/push-signature';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest } from './sandbox-carrier';
import { parseOffsetMinutes } from './wire-time';

/** AfterShip 2026-07 as a server: the list of trackings by their numbers, and one new tracking a call. */
const errors = errorTable<[code: number, type: string, message: string]>({
  bad_request: [400, 'BadRequest', 'The request was invalid or cannot be otherwise served.'],
  bad_token: [401, 'Unauthorized', 'Invalid API key.'],
  forbidden: [
    403,
    'Forbidden',
    'The request is understood, but it has been refused or access is not allowed.',
  ],
  too_many_requests: [429, 'TooManyRequests', 'You have exceeded the API call rate limit.'],
  server_error: [500, 'InternalError', "Something went wrong on AfterShip's end."],
  unavailable: [503, 'ServiceUnavailable', 'Service unavailable.'],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [code, type, message] = errors[kind];
  return jsonAnswer(code, { meta: { code, type, message }, data: {} });
}

function listAnswer(trackings: Json[]): SandboxAnswer {
  const pagination = { total: trackings.length, next_cursor: '', has_next_page: false };
  return jsonAnswer(200, { meta: { code: 200 }, data: { pagination, trackings } });
}

function readTrackRequest(request: SandboxRequest): TrackRequest | null {
  const numbers = request.query.get('tracking_numbers');
  if (request.method !== 'GET' || request.path !== '/trackings' || !numbers) return null;
  return { operation: 'trackings', trackingNumbers: numbers.split(',') };
}

function readRegisterRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (request.method !== 'POST' || request.path !== '/trackings') return null;
  const json = parseJson(request.body);
  const number = json.ok ? textAt(json.value, 'tracking_number') : null;
  return number ? { operation: 'register', trackingNumbers: [number] } : error('bad_request');
}

/** A tracking that was added and of which there is no news. */
function pending(trackingNumber: string): JsonObject {
  const status = { tag: 'Pending', subtag: 'Pending_001', subtag_message: 'Pending' };
  return {
    id: `sandbox${trackingNumber}`,
    tracking_number: trackingNumber,
    slug: null,
    ...status,
    checkpoints: [],
  };
}

/** As the newest checkpoint leaves it. What is known of the delivery is told with it, not before. */
function tell(
  item: JsonObject,
  told: { trackingNumber: string; events: JsonObject[]; isComplete: boolean },
): JsonObject {
  const newest = told.events.at(-1) ?? {};
  const { signed_by, delivery_location_type, ...always } = item;
  return {
    ...always,
    ...(told.isComplete && { signed_by, delivery_location_type }),
    tracking_number: told.trackingNumber,
    tag: textAt(newest, 'tag'),
    subtag: textAt(newest, 'subtag'),
    subtag_message: textAt(newest, 'subtag_message'),
    checkpoints: told.events,
  };
}

function trackingOf(body: Json, trackingNumber?: string): JsonObject | null {
  const found = listAt(objectAt(body, 'data'), 'trackings').find(
    (item) => trackingNumber === undefined || textAt(item, 'tracking_number') === trackingNumber,
  );
  return found ?? null;
}

export const aftershipSandbox: SandboxCarrier = {
  code: 'aftership',
  auth: {
    kind: 'key',
    refuse: ({ headers }, { apiKey }) => (headers['as-api-key'] === apiKey ? null : 'bad_token'),
  },
  readTrackRequest,
  trackAnswer: (_request, results) =>
    listAnswer(
      results.flatMap(({ item, isRegistered, trackingNumber }) =>
        isRegistered ? [item ?? pending(trackingNumber)] : [],
      ),
    ),
  readRegisterRequest,
  registerAnswer(_request, [parcel]) {
    if (!parcel?.isNew) {
      const meta = { code: 4003, type: 'BadRequest', message: 'Tracking already exists.' };
      return jsonAnswer(400, { meta, data: {} });
    }
    return jsonAnswer(201, { meta: { code: 201 }, data: pending(parcel.trackingNumber) });
  },
  // The check of a key.
  otherAnswer: (request) =>
    request.method === 'GET' && request.path === '/trackings' ? listAnswer([]) : null,
  push(item, { credentials, secret }, { now }) {
    const body = JSON.stringify({
      ts: Math.floor(now.getTime() / 1000),
      event: 'tracking_update',
      event_id: crypto.randomUUID(),
      is_tracking_first_tag: false,
      msg: item,
    });
    const key = credentials.webhookSecret ?? secret;
    const signature = hmacSha256(key, body).toString('base64');
    return {
      headers: {
        'content-type': 'application/json',
        'as-webhook-version': '2026-07',
        'aftership-hmac-sha256': signature,
      },
      body,
    };
  },
  error,
  itemFor: trackingOf,
  ...movingLife({
    itemOf: (body) => trackingOf(body) ?? {},
    eventsOf: (item) => listAt(item, 'checkpoints'),
    instantOf(checkpoint) {
      const time = textAt(checkpoint, 'checkpoint_time') ?? '';
      const zone = /(?:Z|[+-]\d{2}:\d{2})$/.exec(time)?.[0] ?? null;
      return parseOffsetMinutes(zone) === null ? Date.parse(`${time}Z`) : Date.parse(time);
    },
    offsetMinutes: 0,
    tell,
  }),
  withTrackingNumber: (item, trackingNumber) =>
    isObject(item) ? { ...item, tracking_number: trackingNumber } : item,
  withoutEvents: (item) =>
    isObject(item)
      ? { ...item, tag: 'Pending', subtag: 'Pending_001', subtag_message: 'Pending', checkpoints: [] }
      : item,
  strangerNumber: 'LV999000015CN',
};
