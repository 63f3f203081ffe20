import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest } from './sandbox-carrier';

/**
 * GHN as a server: the order detail and the list of shops, shapes and errors as api.ghn.vn prints them. Its
 * code is 400 whatever is wrong, with the true one in the sentence; for 403, 429 and 503 it prints none.
 */
const errors = errorTable<[status: number, code: number, message: string]>({
  bad_request: [400, 400, 'code=400, message=Syntax error: offset=30'],
  no_token: [400, 400, 'Token is required!'],
  bad_token: [400, 400, 'code=401, message=Token is not valid!'],
  missing_scope: [400, 400, 'ShopID is invalid: corev2_tenant_shop - Shop ID is invalid'],
  forbidden: [403, 403, 'Forbidden'],
  too_many_requests: [429, 429, 'Too many requests'],
  server_error: [500, 500, 'Internal server error'],
  unavailable: [503, 503, 'Service unavailable'],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, code, message] = errors[kind];
  return failure(status, code, message);
}

function failure(status: number, code: number, message: string): SandboxAnswer {
  return jsonAnswer(status, { code, message, data: null });
}

function bodyOf(request: SandboxRequest): Json {
  const json = parseJson(request.body);
  return json.ok ? json.value : null;
}

function readTrackRequest(request: SandboxRequest): TrackRequest | SandboxAnswer | null {
  if (request.method !== 'POST' || !request.path.endsWith('/v2/shipping-order/detail')) return null;
  const number = textAt(bodyOf(request), 'order_code');
  return number ? { operation: 'detail', trackingNumbers: [number] } : error('bad_request');
}

function withOrder(order: JsonObject): Json {
  return { code: 200, message: 'Success', data: order };
}

export const ghnSandbox: SandboxCarrier = {
  code: 'ghn',
  auth: {
    kind: 'key',
    refuse({ headers }, { token, shopId }) {
      if (!headers.token) return 'no_token';
      if (headers.token !== token) return 'bad_token';
      return headers.shopid === shopId ? null : 'missing_scope';
    },
  },
  readTrackRequest,
  trackAnswer: (_request, [result]) =>
    result?.item
      ? jsonAnswer(200, result.item)
      : failure(
          400,
          400,
          'Lỗi gọi API: corev2_tenant_order_detail - code=404, message=Đơn hàng không tồn tại',
        ),
  otherAnswer: (request) =>
    request.path.endsWith('/v2/shop/all')
      ? jsonAnswer(200, { code: 200, message: 'Success', data: { last_offset: 100001, shops: [] } })
      : null,
  push(item, _keys, { now, trackingNumber }) {
    const order = objectAt(item, 'data');
    const newest = listAt(order, 'log').at(-1) ?? {};
    const delivery = {
      OrderCode: trackingNumber,
      Type: 'switch_status',
      Description: 'Cập nhật trạng thái đơn hàng',
      Status: newest.status ?? order.status ?? '',
      Time: newest.updated_date ?? now.toISOString(),
      Reason: '',
      ReasonCode: '',
      Warehouse: '',
      Weight: order.weight ?? null,
    };
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(delivery) };
  },
  error,
  itemFor: (body, trackingNumber) =>
    textAt(objectAt(body, 'data'), 'order_code') === trackingNumber ? body : null,
  ...movingLife({
    itemOf: (body) => objectAt(body, 'data'),
    eventsOf: (order) => listAt(order, 'log'),
    instantOf: (entry) => Date.parse(textAt(entry, 'updated_date') ?? ''),
    offsetMinutes: 0,
    tell: (order, { trackingNumber, events }) =>
      withOrder({
        ...order,
        order_code: trackingNumber,
        status: events.at(-1)?.status ?? '',
        log: events,
      }),
  }),
  withTrackingNumber: (item, trackingNumber) =>
    withOrder({ ...objectAt(item, 'data'), order_code: trackingNumber }),
  withoutEvents(item) {
    if (!isObject(item)) return item;
    const { created_date: _, ...order } = objectAt(item, 'data');
    return withOrder({ ...order, status: '', log: [] });
  },
  strangerNumber: 'ZZSTRNGR',
};
