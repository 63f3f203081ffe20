import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { isObject, type Json, listAt, objectAt, textAt } from './json';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest } from './sandbox-carrier';
import { packageOf, revealUps, upsEventInstants, withPackage } from './ups-life';
import { withProof } from './ups-proof';
import { answerUpsSubscription, upsEvent } from './ups-push';

/**
 * UPS as a server: OAuth with HTTP Basic, and `GET /api/track/v1/details/{n}`. Shapes and codes are those
 * of UPS's `Tracking.yaml` and `OAuthClientCredentials.yaml`. UPS publishes no code for 403, 503 and a
 * missing header: those three are ours, and clients go by the status there.
 */
const detailsPath = /^\/api\/track\/v1\/details\/([^/]+)$/;

const errors: Record<SandboxErrorKind, [status: number, code: string, message: string]> = {
  bad_request: [400, '9040010', 'Missing required header'],
  bad_client: [401, '250002', 'Invalid Authentication Information.'],
  bad_grant: [400, '10400', 'Invalid/Missing Grant Type'],
  no_token: [401, 'UJ0001', 'Missing token'],
  bad_token: [401, '250002', 'Invalid Authentication Information.'],
  expired_token: [401, '251004', 'The bearer token has expired.'],
  missing_scope: [401, '250003', 'Invalid Access License number'],
  forbidden: [403, '10403', 'Blocked Merchant'],
  too_many_requests: [429, '10429', 'Too Many Requests'],
  server_error: [500, '10004', 'The service had an internal error. Please try again.'],
  unavailable: [503, '10503', 'Service Unavailable'],
};

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, code, message] = errors[kind];
  return errorAnswer(status, code, message);
}

function errorAnswer(status: number, code: string, message: string): SandboxAnswer {
  return jsonAnswer(status, { response: { errors: [{ code, message }] } });
}

function readTokenRequest(request: SandboxRequest) {
  if (new URLSearchParams(request.body).get('grant_type') !== 'client_credentials') return 'bad_grant';
  const basic = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return id && secret ? { id, secret } : 'bad_client';
}

function readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  const encoded = detailsPath.exec(request.path)?.[1];
  if (request.method !== 'GET' || !encoded) return null;
  if (!request.headers.transid || !request.headers.transactionsrc) return error('bad_request');
  const number = decodeURIComponent(encoded);
  // 7–34 characters by UPS's specification of `inquiryNumber`.
  if (number.length < 7 || number.length > 34) return errorAnswer(400, 'TV1002', 'Invalid inquiry number');
  const operation = request.query.get('returnSignature') === 'true' ? 'proof' : 'details';
  return { operation, trackingNumbers: [number] };
}

/** UPS says "not found" with 200 and a warning. */
function notFoundBody(trackingNumber: string): Json {
  const warnings = [{ code: 'TW0001', message: 'Tracking Information Not Found' }];
  return { trackResponse: { shipment: [{ inquiryNumber: trackingNumber, warnings }] } };
}

export const upsSandbox: SandboxCarrier = {
  code: 'ups',
  auth: {
    kind: 'oauth',
    tokenPath: '/security/v1/oauth/token',
    requiredScope: null,
    tokenLifetimeSeconds: 14_399,
    readTokenRequest,
    tokenAnswer: (token) =>
      jsonAnswer(200, {
        refresh_token_expires_in: '0',
        refresh_token_status: '',
        token_type: 'Bearer',
        issued_at: String(token.issuedAt.getTime()),
        client_id: token.clientId,
        access_token: token.value,
        scope: '',
        refresh_count: '0',
        expires_in: String(token.lifetimeSeconds),
        status: 'approved',
      }),
  },
  readTrackRequest,
  trackAnswer({ operation, trackingNumbers: [number = ''] }, [result]) {
    const item = result?.item ?? notFoundBody(number);
    return jsonAnswer(200, operation === 'proof' ? withProof(item) : item);
  },
  otherAnswer: answerUpsSubscription,
  push: (item, { secret }, { trackingNumber }) => upsEvent(item, secret, trackingNumber),
  error,
  itemFor(body, trackingNumber) {
    const shipments = listAt(objectAt(body, 'trackResponse'), 'shipment');
    const isAsked = (item: Json) => textAt(item, 'inquiryNumber') === trackingNumber;
    const carries = (item: Json) =>
      listAt(item, 'package').some((parcel) => textAt(parcel, 'trackingNumber') === trackingNumber);
    return shipments.some((shipment) => isAsked(shipment) || carries(shipment)) ? body : null;
  },
  eventInstants: upsEventInstants,
  reveal: revealUps,
  withTrackingNumber: (item, trackingNumber) =>
    withPackage(item, trackingNumber, { ...packageOf(item), trackingNumber }),
  withoutEvents(item) {
    if (!isObject(item)) return item;
    const parcel = packageOf(item);
    const { currentStatus, deliveryDate, deliveryTime, deliveryInformation, ...rest } = parcel;
    return withPackage(item, textAt(parcel, 'trackingNumber') ?? '', { ...rest, activity: [] });
  },
  strangerNumber: '1Z9999W99999999997',
};
