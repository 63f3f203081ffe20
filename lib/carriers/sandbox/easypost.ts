import { createHash } from 'node:crypto';
import { hmacSha256, isSameSecret } from '../reading/push-signature';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, SandboxMemory, TrackRequest } from './sandbox-carrier';
import { answerWebhooks, type WebhookWords } from './webhooks';

/**
 * EasyPost as a server: HTTP Basic with the key as the user, `POST /trackers`, the list that a key is checked with,
 * and webhooks. Shapes are those of easypost-node; the texts of errors are ours, which EasyPost does not publish.
 */
const errors = errorTable<[status: number, code: string, message: string]>({
  bad_request: [422, 'PARAMETER.INVALID', 'Unable to process the request with the given parameters.'],
  no_token: [401, 'APIKEY.REQUIRED', 'An api key is needed for this request.'],
  bad_token: [401, 'APIKEY.INACTIVE', 'This api key is no longer active.'],
  forbidden: [403, 'FORBIDDEN', 'This account may not do that.'],
  too_many_requests: [429, 'RATE_LIMITED', 'Too many requests at the moment.'],
  server_error: [500, 'INTERNAL_SERVER_ERROR', 'We could not do that.'],
  unavailable: [503, 'SERVICE_UNAVAILABLE', 'We are not available at the moment.'],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, code, message] = errors[kind];
  return jsonAnswer(status, { error: { code, message, errors: [] } });
}

function readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (request.method !== 'POST' || request.path !== '/trackers') return null;
  const body = parseJson(request.body);
  const number = body.ok ? textAt(objectAt(body.value, 'tracker'), 'tracking_code') : null;
  return number ? { operation: 'trackers', trackingNumbers: [number] } : error('bad_request');
}

/** A number that the carrier says nothing of is a tracker all the same, and unknown. */
function unknownTracker(trackingNumber: string): Json {
  return {
    id: idOf('trk', trackingNumber),
    object: 'Tracker',
    mode: 'test',
    tracking_code: trackingNumber,
    status: 'unknown',
    status_detail: 'unknown',
    carrier: null,
    tracking_details: [],
    carrier_detail: null,
    finalized: false,
  };
}

function idOf(prefix: string, text: string): string {
  return `${prefix}_${createHash('md5').update(text).digest('hex')}`;
}

function otherAnswer(request: SandboxRequest, memory: SandboxMemory): SandboxAnswer | null {
  if (request.method === 'GET' && request.path === '/trackers') {
    return jsonAnswer(200, { trackers: [], has_more: false });
  }
  return answerWebhooks(request, memory, webhooks);
}

const webhooks: WebhookWords = {
  read(body) {
    const asked = objectAt(body, 'webhook');
    const url = textAt(asked, 'url');
    if (!url) return null;
    const id = idOf('hook', url);
    const told = { id, object: 'Webhook', mode: 'test', url, disabled_at: null };
    return { id, subscription: { url, secret: textAt(asked, 'webhook_secret') ?? '', told } };
  },
  madeStatus: 200,
  ended: jsonAnswer(200, {}),
  malformed: () => error('bad_request'),
  missing: () =>
    jsonAnswer(404, { error: { code: 'NOT_FOUND', message: 'There is no such webhook.', errors: [] } }),
};

function asTracker(item: Json): JsonObject {
  return isObject(item) ? item : {};
}

export const easypostSandbox: SandboxCarrier = {
  code: 'easypost',
  auth: {
    kind: 'key',
    refuse({ headers }, { apiKey = '' }) {
      const given = /^Basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
      if (!given) return 'no_token';
      return isSameSecret(Buffer.from(given, 'base64').toString('utf8'), `${apiKey}:`) ? null : 'bad_token';
    },
  },
  readTrackRequest,
  trackAnswer: (request, [result]) =>
    jsonAnswer(200, result?.item ?? unknownTracker(request.trackingNumbers[0] ?? '')),
  otherAnswer,
  push(item, { secret }, { now, trackingNumber }) {
    const body = JSON.stringify({
      id: idOf('evt', `${trackingNumber}${now.toISOString()}`),
      object: 'Event',
      description: 'tracker.updated',
      mode: 'test',
      previous_attributes: {},
      created_at: now.toISOString(),
      result: item,
    });
    const signature = hmacSha256(secret.normalize('NFKD'), body).toString('hex');
    return { headers: { 'x-hmac-signature': `hmac-sha256-hex=${signature}` }, body };
  },
  error,
  itemFor: (body, trackingNumber) => (textAt(body, 'tracking_code') === trackingNumber ? body : null),
  ...movingLife({
    itemOf: asTracker,
    eventsOf: (tracker) => listAt(tracker, 'tracking_details'),
    instantOf: (event) => Date.parse(textAt(event, 'datetime') ?? ''),
    offsetMinutes: 0,
    tell(tracker, { trackingNumber, events, isComplete }) {
      const { status = 'unknown', status_detail = 'unknown' } = events.at(-1) ?? {};
      const told = { ...tracker, tracking_code: trackingNumber, status, status_detail };
      const signed = isComplete ? (tracker.signed_by ?? null) : null;
      return { ...told, signed_by: signed, finalized: isComplete, tracking_details: events };
    },
  }),
  withTrackingNumber: (item, tracking_code) => (isObject(item) ? { ...item, tracking_code } : item),
  withoutEvents(item) {
    if (!isObject(item)) return item;
    return { ...item, status: 'unknown', status_detail: 'unknown', tracking_details: [] };
  },
  strangerNumber: '9400111111111111111114',
};
