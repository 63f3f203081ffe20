import { sfDigest } from '../sf-express/request';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest, TrackResult } from './sandbox-carrier';
import { instantOf } from './wire-time';

/**
 * SF's gateway as a server: `EXP_RECE_SEARCH_ROUTES`, each request signed for itself, and the result as JSON
 * inside a text. Its own errors come with 200 and a code; 500 and 503 come from what stands before it.
 */
const errors = errorTable<[status: number, code: string, message: string]>({
  bad_request: [200, 'A1001', '必传参数不可为空'],
  no_token: [200, 'A1001', '必传参数不可为空'],
  bad_token: [200, 'A1006', '数字签名无效'],
  forbidden: [200, 'A1004', '无对应服务权限'],
  too_many_requests: [200, 'A1005', '流量受控'],
  server_error: [500, '', ''],
  unavailable: [503, '', ''],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, apiResultCode, apiErrorMsg] = errors[kind];
  return jsonAnswer(status, { apiResultCode, apiErrorMsg, apiResponseID: 'sandbox', apiResultData: '' });
}

function fieldsOf(request: SandboxRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request.body));
}

function readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (request.method !== 'POST' || request.path !== '/std/service') return null;
  const { serviceCode, msgData = '' } = fieldsOf(request);
  const message = parseJson(msgData);
  const asked = message.ok && message.value !== null ? objectAt({ message: message.value }, 'message') : {};
  const numbers = Array.isArray(asked.trackingNumber) ? asked.trackingNumber : [];
  const trackingNumbers = numbers.filter((number) => typeof number === 'string');
  if (serviceCode !== 'EXP_RECE_SEARCH_ROUTES') return error('missing_scope');
  return trackingNumbers.length > 0 ? { operation: 'routes', trackingNumbers } : error('bad_request');
}

/** The parcels inside an answer, whose result is a text. */
function parcelsOf(body: Json): JsonObject[] {
  const result = parseJson(textAt(body, 'apiResultData') ?? '');
  return result.ok ? listAt(objectAt(result.value, 'msgData'), 'routeResps') : [];
}

function answerWith(parcels: readonly JsonObject[]): Json {
  const result = { success: true, errorCode: 'S0000', errorMsg: null, msgData: { routeResps: [...parcels] } };
  return {
    apiResultCode: 'A1000',
    apiErrorMsg: '',
    apiResponseID: 'sandbox',
    apiResultData: JSON.stringify(result),
  };
}

function parcelOf({ item, trackingNumber }: TrackResult): JsonObject {
  return parcelsOf(item)[0] ?? { mailNo: trackingNumber, routes: [] };
}

export const sfExpressSandbox: SandboxCarrier = {
  code: 'sf-express',
  auth: {
    kind: 'key',
    refuse(request, { partnerId, checkWord = '' }) {
      const { partnerID, timestamp = '', msgDigest, msgData = '' } = fieldsOf(request);
      if (!partnerID || !msgDigest) return 'no_token';
      const isSigned = msgDigest === sfDigest(msgData, timestamp, checkWord);
      return isSigned && partnerID === partnerId ? null : 'bad_token';
    },
  },
  readTrackRequest,
  trackAnswer: (_request, results) => jsonAnswer(200, answerWith(results.map(parcelOf))),
  error,
  itemFor(body, trackingNumber) {
    const parcel = parcelsOf(body).find(({ mailNo }) => mailNo === trackingNumber);
    return parcel ? answerWith([parcel]) : null;
  },
  ...movingLife({
    itemOf: (body) => parcelsOf(body)[0] ?? {},
    eventsOf: (parcel) => listAt(parcel, 'routes'),
    instantOf: (route) => instantOf((textAt(route, 'acceptTime') ?? '').replace(' ', 'T'), 8 * 60),
    offsetMinutes: 8 * 60,
    tell: (parcel, { trackingNumber, events }) =>
      answerWith([{ ...parcel, mailNo: trackingNumber, routes: events }]),
  }),
  withTrackingNumber: (item, trackingNumber) =>
    answerWith([{ ...parcelsOf(item)[0], mailNo: trackingNumber }]),
  withoutEvents: (item) => answerWith([{ ...parcelsOf(item)[0], routes: [] }]),
  strangerNumber: 'SF1999999999999',
};
