import { hmacSha256 } from '../reading/push-signature';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { fedexLife, fedexResultOf, withFedexResult } from './fedex-life';
import { isObject, type Json, listAt, objectAt, parseJson, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest, TrackResult } from './sandbox-carrier';

/**
 * FedEx as a server: OAuth with id and secret in the form, `POST /track/v1/trackingnumbers`, and the push of
 * Advanced Integrated Visibility. Shapes and codes are those of FedEx's Track API 1.0.0; it documents no code
 * for 429, so that one is ours, and clients go by the status there.
 */
const transactionId = '7f0d5f3a-51c5-4f0e-9c2a-0d6a7c1be000';

const errors: Record<SandboxErrorKind, [status: number, code: string, message: string]> = {
  bad_request: [400, 'TRACKING.TRACKINGNUMBER.EMPTY', 'Please provide tracking number.'],
  bad_client: [401, 'NOT.AUTHORIZED.ERROR', 'The given client credentials were not valid.'],
  bad_grant: [400, 'BAD.REQUEST.ERROR', 'Missing or duplicate parameters.'],
  no_token: [401, 'NOT.AUTHORIZED.ERROR', 'Access token missing.'],
  bad_token: [401, 'NOT.AUTHORIZED.ERROR', 'Access token invalid.'],
  expired_token: [401, 'NOT.AUTHORIZED.ERROR', 'Access token expired.'],
  missing_scope: [403, 'FORBIDDEN.ERROR', 'We could not authorize your credentials.'],
  forbidden: [403, 'FORBIDDEN.ERROR', 'We could not authorize your credentials.'],
  too_many_requests: [429, 'TOO.MANY.REQUESTS.ERROR', 'Too many requests.'],
  server_error: [500, 'INTERNAL.SERVER.ERROR', 'We encountered an unexpected error.'],
  unavailable: [503, 'SERVICE.UNAVAILABLE.ERROR', 'The service is currently unavailable.'],
};

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, code, message] = errors[kind];
  return jsonAnswer(status, { transactionId, errors: [{ code, message }] });
}

function readTokenRequest({ body }: SandboxRequest) {
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials') return 'bad_grant';
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  return id && secret ? { id, secret } : 'bad_client';
}

/** 1 to 30 numbers; `includeDetailedScans` must be there. */
function readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (request.method !== 'POST' || request.path !== '/track/v1/trackingnumbers') return null;
  const json = parseJson(request.body);
  const body = json.ok && isObject(json.value) ? json.value : {};
  const trackingNumbers = listAt(body, 'trackingInfo').map((info) =>
    textAt(objectAt(info, 'trackingNumberInfo'), 'trackingNumber'),
  );
  const isComplete = typeof body.includeDetailedScans === 'boolean' && trackingNumbers.length > 0;
  const known = trackingNumbers.filter((number) => number !== null);
  if (!isComplete || trackingNumbers.length > 30 || known.length < trackingNumbers.length) {
    return error('bad_request');
  }
  return { operation: 'track', trackingNumbers: known };
}

function completeResult({ trackingNumber, item }: TrackResult): Json {
  if (item !== null) return item;
  const problem = {
    code: 'TRACKING.TRACKINGNUMBER.NOTFOUND',
    message: 'Tracking number cannot be found. Please correct the tracking number and try again.',
  };
  const trackingNumberInfo = { trackingNumber, trackingNumberUniqueId: '', carrierCode: '' };
  return { trackingNumber, trackResults: [{ trackingNumberInfo, error: problem }] };
}

export const fedexSandbox: SandboxCarrier = {
  code: 'fedex',
  auth: {
    kind: 'oauth',
    tokenPath: '/oauth/token',
    requiredScope: null,
    tokenLifetimeSeconds: 3599,
    readTokenRequest,
    tokenAnswer: (token) =>
      jsonAnswer(200, {
        access_token: token.value,
        token_type: 'bearer',
        expires_in: token.lifetimeSeconds,
        scope: token.scope,
      }),
  },
  readTrackRequest,
  trackAnswer: (_request, results) =>
    jsonAnswer(200, { transactionId, output: { completeTrackResults: results.map(completeResult) } }),
  push(item, { secret }) {
    const body = JSON.stringify({ transactionId, output: { completeTrackResults: [item] } });
    return {
      headers: {
        'content-type': 'application/json',
        'fdx-signature': hmacSha256(secret, body).toString('base64'),
      },
      body,
    };
  },
  error,
  itemFor(body, trackingNumber) {
    const complete = listAt(objectAt(body, 'output'), 'completeTrackResults');
    return complete.find((each) => textAt(each, 'trackingNumber') === trackingNumber) ?? null;
  },
  ...movingLife(fedexLife),
  withTrackingNumber: (item, trackingNumber) => withFedexResult(trackingNumber, fedexResultOf(item)),
  withoutEvents(item) {
    const { latestStatusDetail: _, dateAndTimes: __, ...rest } = fedexResultOf(item);
    const number = textAt(objectAt(rest, 'trackingNumberInfo'), 'trackingNumber') ?? '';
    return withFedexResult(number, { ...rest, scanEvents: [] });
  },
  strangerNumber: '771000002998',
};
