import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { errorTable } from './error-table';
import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier, SandboxErrorKind, TrackRequest } from './sandbox-carrier';
import { instantOf, localTimeAt } from './wire-time';

/**
 * GHTK as a server: the status of one order, and its callbacks as forms. Errors as pro-docs.ghtk.vn prints
 * them; for 403 and 429 it prints none. A recorded life lists its statuses in `history`, of which GHTK tells
 * the newest only.
 */
const errors = errorTable<[status: number, code: string, message: string]>({
  bad_request: [405, '10105', 'Yêu cầu không hợp lệ'],
  bad_token: [401, '20101', 'Cần cung cấp token hợp lệ'],
  missing_scope: [401, '20101', 'Cần cung cấp token hợp lệ'],
  forbidden: [403, '', 'Forbidden'],
  too_many_requests: [429, '', 'Too Many Requests'],
  server_error: [500, '10101', 'Đã có lỗi xảy ra!'],
  unavailable: [503, '', 'Service Unavailable'],
});

function error(kind: SandboxErrorKind): SandboxAnswer {
  const [status, error_code, message] = errors[kind];
  return jsonAnswer(status, { success: false, message, error_code, log_id: 'sandbox' });
}

function readTrackRequest({ method, path }: SandboxRequest): TrackRequest | null {
  const encoded = /^\/services\/shipment\/v2\/([^/]+)$/.exec(path)?.[1];
  if (method !== 'GET' || !encoded) return null;
  return { operation: 'status', trackingNumbers: [decodeURIComponent(encoded)] };
}

/** Vietnam, although GHTK's clock does not say so. */
const offsetMinutes = 7 * 60;

function clockOf(entry: JsonObject): number {
  return instantOf((textAt(entry, 'modified') ?? '').replace(' ', 'T'), offsetMinutes);
}

function withOrder(order: JsonObject): Json {
  return { success: true, message: '', order };
}

export const ghtkSandbox: SandboxCarrier = {
  code: 'ghtk',
  auth: {
    kind: 'key',
    refuse: ({ headers }, { token }) => (headers.token === token ? null : 'bad_token'),
  },
  readTrackRequest,
  trackAnswer: (_request, [result]) =>
    result?.item
      ? jsonAnswer(200, result.item)
      : jsonAnswer(200, {
          success: false,
          message: 'Đơn hàng không tồn tại',
          error_code: '',
          log_id: 'sandbox',
        }),
  push(item, _keys, { now, trackingNumber }) {
    const order = objectAt(item, 'order');
    const clock = textAt(order, 'modified')?.replace(' ', 'T');
    const time = clock ?? localTimeAt(now.getTime(), offsetMinutes);
    const fields = [
      ['label_id', trackingNumber],
      ['partner_id', textAt(order, 'partner_id') ?? ''],
      // Not encoded, as in GHTK's own example.
      ['action_time', `${time}+07:00`],
      ['status_id', String(order.status ?? '')],
      ['reason_code', ''],
      ['reason', ''],
    ];
    const body = fields.map((field) => field.join('=')).join('&');
    return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
  },
  error,
  itemFor: (body, trackingNumber) =>
    textAt(objectAt(body, 'order'), 'label_id') === trackingNumber ? body : null,
  ...movingLife({
    itemOf: (body) => objectAt(body, 'order'),
    eventsOf: (order) => listAt(order, 'history'),
    instantOf: clockOf,
    offsetMinutes,
    tell({ history: _, ...order }, { trackingNumber, events, isComplete }) {
      const newest = events.at(-1) ?? {};
      // The day of delivery is known once it is over; before, the planned one is the same here.
      const day = isComplete ? textAt(newest, 'modified')?.slice(0, 10) : order.deliver_date;
      return withOrder({ ...order, ...newest, label_id: trackingNumber, deliver_date: day ?? '' });
    },
  }),
  withTrackingNumber: (item, trackingNumber) =>
    withOrder({ ...objectAt(item, 'order'), label_id: trackingNumber, partner_id: 'SANDBOX-STRANGER' }),
  withoutEvents(item) {
    if (!isObject(item)) return item;
    return withOrder({ ...objectAt(item, 'order'), status: '', status_text: '' });
  },
  strangerNumber: 'S1.A1.99999999',
};
