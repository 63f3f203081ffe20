import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, textAt } from './json';
import { type LifeShape, movingLife, type ToldEvents } from './moving-life';
import type { SandboxCarrier, TrackRequest } from './sandbox-carrier';
import { instantOf, localTimeAt } from './wire-time';

/**
 * MyDHL API 3.1.1 as a server: HTTP Basic, `GET /tracking` for several waybills, and the address check that tries
 * a password. Errors are in the shape of the official examples; the words of all but 404 and 500 are ours.
 */
const errors = errorTable<[status: number, title: string, detail: string]>({
  bad_request: [400, 'Bad request', 'shipmentTrackingNumber or pieceTrackingNumber is required'],
  bad_token: [401, 'Unauthorized', 'Invalid Credentials'],
  forbidden: [403, 'Forbidden', 'Access denied'],
  too_many_requests: [429, 'Too Many Requests', 'Too many requests'],
  server_error: [500, 'Process failure', '999: Process failure occurred. Process failure.'],
  unavailable: [503, 'Service Unavailable', 'The service is unavailable'],
});

function problem(status: number, title: string, detail: string): SandboxAnswer {
  const instance = '/expressapi/tracking';
  return jsonAnswer(status, { instance, detail, title, message: title, status: String(status) });
}

function readTrackRequest({ method, path, query }: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (method !== 'GET' || path !== '/tracking') return null;
  const numbers = [...query.getAll('shipmentTrackingNumber'), ...query.getAll('pieceTrackingNumber')];
  if (numbers.length === 0 || numbers.length > 200) return problem(...errors.bad_request);
  return { operation: 'tracking', trackingNumbers: numbers };
}

function addressCheck({ method, path, query }: SandboxRequest): SandboxAnswer | null {
  if (method !== 'GET' || path !== '/address-validate') return null;
  if (!query.get('countryCode')) return problem(...errors.bad_request);
  return jsonAnswer(200, { warnings: [], address: [{ countryCode: query.get('countryCode') ?? '' }] });
}

const life: LifeShape = {
  itemOf: (body) => listAt(body, 'shipments')[0] ?? {},
  eventsOf: (item) => listAt(item, 'events'),
  instantOf: (event) => instantOf(`${textAt(event, 'date')}T${textAt(event, 'time')}`, 0),
  offsetMinutes: 0,
  // Day and time stand in fields of their own.
  moveEvent(event, shownAt) {
    const local = localTimeAt(shownAt, 0);
    return { ...event, date: local.slice(0, 10), time: local.slice(11) };
  },
  tell,
};

/** Oldest first. The goods and the day are known from the pick-up on. */
function tell(item: JsonObject, { trackingNumber, events }: ToldEvents): Json {
  return { ...item, shipmentTrackingNumber: trackingNumber, events };
}

export const mydhlSandbox: SandboxCarrier = {
  code: 'mydhl',
  auth: {
    kind: 'key',
    refuse: ({ headers }, { username, password }) => {
      const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
      if (!headers.authorization) return 'no_token';
      return headers.authorization === expected ? null : 'bad_token';
    },
  },
  readTrackRequest,
  trackAnswer(_request, results) {
    const shipments = results.flatMap(({ item }) => (item === null ? [] : [item]));
    return shipments.length > 0
      ? jsonAnswer(200, { shipments })
      : problem(404, 'Not data found', 'No data found');
  },
  otherAnswer: addressCheck,
  error: (kind) => problem(...errors[kind]),
  itemFor(body, trackingNumber) {
    const isMeant = (shipment: JsonObject) =>
      shipment.shipmentTrackingNumber === trackingNumber ||
      listAt(shipment, 'pieces').some((piece) => piece.trackingNumber === trackingNumber);
    return listAt(body, 'shipments').find(isMeant) ?? null;
  },
  ...movingLife(life),
  withTrackingNumber: (item, trackingNumber) =>
    isObject(item) ? { ...item, shipmentTrackingNumber: trackingNumber } : item,
  withoutEvents: (item) => (isObject(item) ? { ...item, events: [] } : item),
  strangerNumber: '8999999993',
};
