import { dhlPushHeader } from '../dhl/push';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from './json';
import { type LifeShape, movingLife, type ToldEvents } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, SandboxMemory, TrackRequest } from './sandbox-carrier';
import { instantOf, parseOffsetMinutes } from './wire-time';

/**
 * DHL as a server: `GET /track/shipments` of Shipment Tracking – Unified, and the subscriptions and pushes of
 * Unified Push. Errors are in DHL's shape; its words for 401 are recalled, those for 403 and 5xx are ours.
 */
const errors: Record<SandboxErrorKind, [status: number, title: string, detail: string]> = {
  bad_request: [400, 'Bad request', 'Parameter trackingNumber is missing.'],
  bad_client: [401, 'Unauthorized', 'Unauthorized for given resource.'],
  bad_grant: [401, 'Unauthorized', 'Unauthorized for given resource.'],
  no_token: [401, 'Unauthorized', 'Unauthorized for given resource.'],
  bad_token: [401, 'Unauthorized', 'Unauthorized for given resource.'],
  expired_token: [401, 'Unauthorized', 'Unauthorized for given resource.'],
  missing_scope: [403, 'Forbidden', 'The application may not use this API.'],
  forbidden: [403, 'Forbidden', 'The application may not use this API.'],
  too_many_requests: [
    429,
    'Too Many Requests',
    'Too many requests within defined time period, please try again later.',
  ],
  server_error: [500, 'Internal Server Error', 'An error occurred.'],
  unavailable: [503, 'Service Unavailable', 'The service is unavailable.'],
};

function problem(status: number, title: string, detail: string): SandboxAnswer {
  return jsonAnswer(status, { status, title, detail });
}

function readTrackRequest({ method, path, query }: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (method !== 'GET' || path !== '/track/shipments') return null;
  const trackingNumber = query.get('trackingNumber');
  if (!trackingNumber) return problem(...errors.bad_request);
  return { operation: 'unified', trackingNumbers: [trackingNumber] };
}

const subscriptionPath = /^\/tracking\/push\/v1\/subscription(?:\/([\w-]+))?$/;

/** Made, confirmed with the secret of the first delivery, and deleted (three public clients). */
function subscriptions(request: SandboxRequest, memory: SandboxMemory): SandboxAnswer | null {
  const match = subscriptionPath.exec(request.path);
  if (!match) return null;
  const id = match[1];
  if (request.method === 'POST' && id === undefined) {
    const body = parseJson(request.body);
    const hook = objectAt(body.ok ? body.value : null, 'hook');
    if (!body.ok || !textAt(hook, 'uri') || !textAt(body.value, 'accountID')) {
      return problem(400, 'Bad request', 'hook.uri and accountID are required.');
    }
    const made = `sub-${memory.size + 1}`;
    memory.set(made, body.value);
    return jsonAnswer(201, { subscriptionId: made });
  }
  if (id === undefined || !memory.has(id)) return problem(404, 'No result found', 'No such subscription.');
  if (request.method === 'DELETE') memory.delete(id);
  else if (request.method !== 'POST' || !request.headers['dhl-api-hook-secret']) return null;
  return { status: 204, headers: {}, body: '' };
}

const life: LifeShape = {
  itemOf: (body) => listAt(body, 'shipments')[0] ?? {},
  eventsOf: (item) => listAt(item, 'events').reverse(),
  instantOf(event) {
    const [, local = '', zone = ''] = /^([\d-]+T[\d:]+)(.*)$/.exec(textAt(event, 'timestamp') ?? '') ?? [];
    return instantOf(local, parseOffsetMinutes(zone) ?? 0);
  },
  offsetMinutes: 0,
  tell,
};

/** The newest first; the status is the newest once more; proof only in the end, and dates once it is on its way. */
function tell(item: JsonObject, { trackingNumber, events, isComplete }: ToldEvents): Json {
  const { estimatedTimeOfDelivery: expected, estimatedTimeOfDeliveryRemark: remark, ...always } = item;
  const { proofOfDelivery: proof, ...details } = objectAt(item, 'details');
  const told: JsonObject = { ...always, id: trackingNumber };
  if (events.length > 1 && expected !== undefined) {
    Object.assign(told, { estimatedTimeOfDelivery: expected, estimatedTimeOfDeliveryRemark: remark ?? '' });
  }
  told.details = isComplete && proof !== undefined ? { ...details, proofOfDelivery: proof } : details;
  told.status = events.at(-1) ?? {};
  told.events = events.toReversed();
  return told;
}

export const dhlSandbox: SandboxCarrier = {
  code: 'dhl',
  auth: {
    kind: 'key',
    refuse: ({ headers }, { apiKey }) => {
      const given = headers['dhl-api-key'];
      if (!given) return 'no_token';
      return given === apiKey ? null : 'bad_token';
    },
  },
  readTrackRequest,
  trackAnswer: (_request, [result]) =>
    result?.item
      ? jsonAnswer(200, { shipments: [result.item] })
      : problem(404, 'No result found', 'No shipment with given tracking number found.'),
  otherAnswer: subscriptions,
  push: (item, { secret }) => ({
    headers: { 'content-type': 'application/json', [dhlPushHeader]: secret },
    body: JSON.stringify({ scope: 'subscription.push', shipments: [item] }),
  }),
  error: (kind) => problem(...errors[kind]),
  itemFor(body, trackingNumber) {
    const isMeant = (shipment: JsonObject) => String(shipment.id) === trackingNumber;
    return listAt(body, 'shipments').find(isMeant) ?? null;
  },
  ...movingLife(life),
  withTrackingNumber: (item, trackingNumber) => (isObject(item) ? { ...item, id: trackingNumber } : item),
  withoutEvents(item) {
    if (!isObject(item)) return item;
    const { status: _, estimatedTimeOfDelivery: __, ...rest } = item;
    return { ...rest, events: [] };
  },
  strangerNumber: '7999999991',
};
