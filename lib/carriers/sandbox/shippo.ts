import { createHash } from 'node:crypto';
import { hmacSha256, isSameSecret } from '../reading/push-signature';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, textAt } from './json';
import { movingLife } from './moving-life';
import type {
  SandboxCarrier,
  SandboxErrorKind,
  SandboxMemory,
  SandboxPush,
  TrackRequest,
} from './sandbox-carrier';
import { answerWebhooks, type WebhookWords } from './webhooks';

/**
 * Shippo as a server: `GET /tracks/{carrier}/{number}` with a ShippoToken, the list that a token is checked with,
 * and webhooks. Shapes are those of goshippo/shippo-javascript-sdk; the texts of errors are ours.
 */
const trackPath = /^\/tracks\/([^/]+)\/([^/]+)\/?$/;

const errors = errorTable<[status: number, detail: string]>({
  bad_request: [400, 'The request could not be read.'],
  no_token: [401, 'Authentication credentials were not provided.'],
  bad_token: [401, 'Token does not exist'],
  forbidden: [403, 'You do not have permission to perform this action.'],
  too_many_requests: [429, 'Request was throttled.'],
  server_error: [500, 'Something went wrong.'],
  unavailable: [503, 'Shippo is not available at the moment.'],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, detail] = errors[kind];
  return jsonAnswer(status, { detail });
}

function notFound(): SandboxAnswer {
  return jsonAnswer(404, { detail: 'Not found.' });
}

function readTrackRequest({ method, path }: SandboxRequest): TrackRequest | SandboxAnswer | null {
  const [, , number] = trackPath.exec(path) ?? [];
  if (method !== 'GET' || !number) return null;
  return { operation: 'tracks', trackingNumbers: [decodeURIComponent(number)] };
}

function otherAnswer(request: SandboxRequest, memory: SandboxMemory): SandboxAnswer | null {
  if (request.method === 'GET' && request.path === '/carrier_accounts') {
    return jsonAnswer(200, { count: 0, next: null, previous: null, results: [] });
  }
  return answerWebhooks(request, memory, webhooks);
}

const webhooks: WebhookWords = {
  read(asked) {
    const url = textAt(asked, 'url');
    if (!url) return null;
    const id = createHash('md5').update(url).digest('hex');
    return { id, subscription: { url, secret: '', told: { ...asked, object_id: id } } };
  },
  madeStatus: 201,
  ended: { status: 204, headers: {}, body: '' },
  malformed: () => error('bad_request'),
  missing: notFound,
};

function asTrack(item: Json): JsonObject {
  return isObject(item) ? item : {};
}

export const shippoSandbox: SandboxCarrier = {
  code: 'shippo',
  auth: {
    kind: 'key',
    refuse({ headers }, { apiToken = '' }) {
      const given = /^ShippoToken +(\S+)$/.exec(headers.authorization ?? '')?.[1];
      if (!given) return 'no_token';
      return isSameSecret(given, apiToken) ? null : 'bad_token';
    },
  },
  readTrackRequest,
  trackAnswer: (_request, [result]) => (result?.item ? jsonAnswer(200, result.item) : notFound()),
  otherAnswer,
  /** Signed only for an account that has Shippo's secret. */
  push(item, { credentials }, { now }): SandboxPush {
    const body = JSON.stringify({
      event: 'track_updated',
      test: true,
      data: item,
      carrier: textAt(item, 'carrier'),
    });
    const { webhookSecret } = credentials;
    if (!webhookSecret) return { headers: {}, body };
    const time = Math.floor(now.getTime() / 1000);
    const signature = hmacSha256(webhookSecret, `${time}.${body}`).toString('hex');
    return { headers: { 'shippo-auth-signature': `t=${time},v1=${signature}` }, body };
  },
  error,
  itemFor: (body, trackingNumber) => (textAt(body, 'tracking_number') === trackingNumber ? body : null),
  ...movingLife({
    itemOf: asTrack,
    eventsOf: (track) => listAt(track, 'tracking_history'),
    instantOf: (event) => Date.parse(textAt(event, 'status_date') ?? ''),
    offsetMinutes: 0,
    tell(track, { trackingNumber, events }) {
      const day = textAt(track, 'eta')?.slice(0, 10);
      return {
        ...track,
        tracking_number: trackingNumber,
        eta: day ? `${day}T00:00:00Z` : null,
        tracking_status: events.at(-1) ?? null,
        // In no order that a client could lean on.
        tracking_history: events.toReversed(),
      };
    },
  }),
  withTrackingNumber: (item, tracking_number) => (isObject(item) ? { ...item, tracking_number } : item),
  withoutEvents: (item) => (isObject(item) ? { ...item, tracking_status: null, tracking_history: [] } : item),
  strangerNumber: '9400111111111111111114',
};
