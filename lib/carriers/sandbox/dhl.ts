import { randomUUID } from 'node:crypto';
import { dhlPushHeader } from '../dhl/push';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from './json';
import { type LifeShape, movingLife, type ToldEvents } from './moving-life';
import type {
  SandboxCarrier,
  SandboxMemory,
  SandboxPush,
  SandboxSubscription,
  TrackRequest,
} from './sandbox-carrier';
import { instantOf, parseOffsetMinutes } from './wire-time';

/**
 * DHL as a server: `GET /track/shipments` of Shipment Tracking – Unified, and the subscriptions and pushes of
 * Unified Push. Errors are in DHL's shape; its words for 401 are recalled, those for 403 and 5xx are ours.
 */
const errors = errorTable<[status: number, title: string, detail: string]>({
  bad_request: [400, 'Bad request', 'Parameter trackingNumber is missing.'],
  bad_token: [401, 'Unauthorized', 'Unauthorized for given resource.'],
  forbidden: [403, 'Forbidden', 'The application may not use this API.'],
  too_many_requests: [
    429,
    'Too Many Requests',
    'Too many requests within defined time period, please try again later.',
  ],
  server_error: [500, 'Internal Server Error', 'An error occurred.'],
  unavailable: [503, 'Service Unavailable', 'The service is unavailable.'],
});

function problem(status: number, title: string, detail: string): SandboxAnswer {
  return jsonAnswer(status, { status, title, detail });
}

function readTrackRequest({ method, path, query }: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (method !== 'GET' || path !== '/track/shipments') return null;
  const trackingNumber = query.get('trackingNumber');
  if (!trackingNumber) return problem(...errors.bad_request);
  return { operation: 'unified', trackingNumbers: [trackingNumber] };
}

const subscriptionPath = '/tracking/push/v1/subscription';

/** Made, confirmed with the secret of the first delivery, and deleted (three public clients). */
function subscriptions({ method, path, headers, body }: SandboxRequest, memory: SandboxMemory) {
  if (method === 'POST' && path === subscriptionPath) return subscribe(body, memory);
  if (!path.startsWith(`${subscriptionPath}/`)) return null;
  const id = path.slice(subscriptionPath.length + 1);
  const kept = memory.get(id);
  if (!kept) return problem(404, 'No result found', 'No such subscription.');
  if (method === 'DELETE') memory.delete(id);
  else if (method !== 'POST') return null;
  else if (headers['dhl-api-hook-secret'] !== (kept.question ?? headers['dhl-api-hook-secret'])) {
    return problem(400, 'Bad request', 'The hook secret is wrong.');
  } else memory.set(id, { url: kept.url, secret: kept.secret, told: kept.told });
  return { status: 204, headers: {}, body: '' };
}

function subscribe(text: string, memory: SandboxMemory): SandboxAnswer {
  const body = parseJson(text);
  const hook = objectAt(body.ok ? body.value : null, 'hook');
  const url = textAt(hook, 'uri');
  if (!body.ok || !url || !textAt(body.value, 'accountID')) {
    return problem(400, 'Bad request', 'hook.uri and accountID are required.');
  }
  const subscriptionId = `sub-${memory.size + 1}`;
  const secret = textAt(objectAt(hook, 'authentication'), 'token') ?? '';
  memory.set(subscriptionId, { url, secret, told: { subscriptionId }, question: randomUUID() });
  return jsonAnswer(201, { subscriptionId });
}

/** The first delivery to a new listener. */
function ask(id: string, { secret, question = '' }: SandboxSubscription): SandboxPush {
  const self = `https://api-eu.dhl.com${subscriptionPath}/${id}`;
  return pushed(secret, { scope: 'subscription.validate', self, secret: question });
}

function pushed(secret: string, body: Json): SandboxPush {
  const headers = { 'content-type': 'application/json', [dhlPushHeader]: secret };
  return { headers, body: JSON.stringify(body) };
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
  push: (item, { secret }) => pushed(secret, { scope: 'subscription.push', shipments: [item] }),
  ask,
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
