import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { isObject, type Json, parseJson, textAt } from './json';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest, TrackResult } from './sandbox-carrier';
import { revealUsps, uspsEventInstants } from './usps-life';
import { answerUspsSubscriptions, uspsNotification } from './usps-push';
import { toV3, toV3Summary } from './usps-shapes';

/**
 * USPS as a server: OAuth v3, tracking v3r2 (POST, up to 35 numbers) and v3 (GET, one number). Error
 * shapes are those of USPS/api-examples issues 28, 56, 88 and of the 3.2.6 specification.
 */
const maxNumbers = 35;
const allowedFields = new Set(['trackingNumber', 'destinationZIPCode', 'mailingDate']);
const v3Path = /^\/tracking\/v3\/tracking\/([^/]+)$/;

const errors: Record<Exclude<SandboxErrorKind, 'bad_client' | 'bad_grant'>, [number, string]> = {
  bad_request: [400, 'OASValidation OpenAPI-Spec-Validation with resource "oas://tracking.yaml" failed'],
  no_token: [401, 'Unauthorized'],
  bad_token: [401, 'Invalid access token'],
  expired_token: [401, 'Access Token expired'],
  missing_scope: [401, 'Insufficient OAuth scope.'],
  forbidden: [
    403,
    'The requested contract information is not authorized to access, /tracking/v3r2/tracking.',
  ],
  too_many_requests: [429, 'Too Many Requests'],
  server_error: [500, 'Internal Server Error'],
  unavailable: [503, 'Service Unavailable'],
};

const scopeError = {
  title: 'invalid_oauth_scope',
  detail: 'The OAuth scope is invalid, missing or insufficient to access resource.',
  source: 'Access Token',
};

const notFoundMessage =
  'The tracking number may be incorrect or the status update is not yet available. Please verify your tracking number and try again later.';

function error(kind: SandboxErrorKind): SandboxAnswer {
  if (kind === 'bad_client') return oauthError(401, 'invalid_client', 'Client authentication failed.');
  if (kind === 'bad_grant')
    return oauthError(400, 'unsupported_grant_type', 'The grant type is not supported.');
  const [status, message] = errors[kind];
  const details = kind === 'missing_scope' ? [scopeError] : [];
  return jsonAnswer(status, {
    apiVersion: '/tracking/v3',
    error: { code: String(status), message, errors: details },
  });
}

function oauthError(status: number, code: string, description: string): SandboxAnswer {
  const specification = 'https://datatracker.ietf.org/doc/html/rfc6749#page-45';
  return jsonAnswer(status, { error: code, error_description: description, error_uri: specification });
}

function readTokenRequest(request: SandboxRequest) {
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  const decoded = isJson ? parseJson(request.body) : null;
  const form = new URLSearchParams(isJson ? '' : request.body);
  const field = (name: string) =>
    decoded ? (decoded.ok ? textAt(decoded.value, name) : null) : form.get(name);
  if (field('grant_type') !== 'client_credentials') return 'bad_grant';
  const id = field('client_id');
  const secret = field('client_secret');
  return id && secret ? { id, secret } : 'bad_client';
}

/** The gateway is strict: a list of 1–35 objects with known text fields, or 400. */
function readNumbers(body: string): string[] | null {
  const decoded = parseJson(body);
  if (!decoded.ok || !Array.isArray(decoded.value)) return null;
  const list = decoded.value;
  if (list.length === 0 || list.length > maxNumbers) return null;
  const numbers: string[] = [];
  for (const item of list) {
    const number = textAt(item, 'trackingNumber');
    if (!isObject(item) || !number || !Object.keys(item).every((key) => allowedFields.has(key))) return null;
    numbers.push(number);
  }
  return numbers;
}

function readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (request.method === 'POST' && request.path === '/tracking/v3r2/tracking') {
    const trackingNumbers = readNumbers(request.body);
    return trackingNumbers ? { operation: 'v3r2', trackingNumbers } : error('bad_request');
  }
  const number = v3Path.exec(request.path)?.[1];
  if (request.method !== 'GET' || !number) return null;
  const operation = request.query.get('expand') === 'DETAIL' ? 'v3' : 'v3-summary';
  return { operation, trackingNumbers: [decodeURIComponent(number)] };
}

function trackAnswer(request: TrackRequest, results: readonly TrackResult[]): SandboxAnswer {
  if (request.operation !== 'v3r2') {
    const item = results[0]?.item ?? null;
    if (item === null) {
      const problem = { code: '404', message: notFoundMessage, errors: [] };
      return jsonAnswer(404, { apiVersion: '/tracking/v3', error: problem });
    }
    return jsonAnswer(200, request.operation === 'v3' ? toV3(item) : toV3Summary(item));
  }
  const items = results.map(({ trackingNumber, item }) => item ?? notFoundItem(trackingNumber));
  return jsonAnswer(results.every(({ item }) => item !== null) ? 200 : 207, items);
}

function notFoundItem(trackingNumber: string): Json {
  return { trackingNumber, statusCode: '404', error: { code: '404', message: notFoundMessage, errors: [] } };
}

export const uspsSandbox: SandboxCarrier = {
  code: 'usps',
  auth: {
    kind: 'oauth',
    tokenPath: '/oauth2/v3/token',
    requiredScope: 'tracking',
    tokenLifetimeSeconds: 28_799,
    readTokenRequest,
    tokenAnswer: (token) =>
      jsonAnswer(200, {
        access_token: token.value,
        token_type: 'Bearer',
        issued_at: token.issuedAt.getTime(),
        expires_in: token.lifetimeSeconds,
        status: 'approved',
        scope: token.scope,
        issuer: 'https://keyc.usps.com/realms/USPS',
        client_id: token.clientId,
        application_name: 'Sandbox',
        api_products: '[Public Access I]',
      }),
  },
  readTrackRequest,
  trackAnswer,
  otherAnswer: answerUspsSubscriptions,
  push: (item, { secret }, { now }) => uspsNotification(item, secret, now),
  error,
  itemFor(body, trackingNumber) {
    const items = Array.isArray(body) ? body : [body];
    return items.find((item) => textAt(item, 'trackingNumber') === trackingNumber) ?? null;
  },
  eventInstants: uspsEventInstants,
  reveal: revealUsps,
  withTrackingNumber: (item, trackingNumber) => (isObject(item) ? { ...item, trackingNumber } : item),
  withoutEvents(item) {
    if (!isObject(item)) return item;
    const { status, statusCategory, statusSummary, deliveryDateExpectation, ...rest } = item;
    return { ...rest, trackingEvents: [] };
  },
  strangerNumber: '9400111111111111111114',
};
