import { jsonAnswer, type SandboxAnswer } from './answer';
import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import { movingLife } from './moving-life';
import type { SandboxCarrier } from './sandbox-carrier';
import { instantOf, localTimeAt } from './wire-time';

/**
 * Viettel Post as a teller: it has no call to ask, only callbacks. A recorded life is its last callback, with
 * the data of those before and itself in `history`, oldest first, which only the sandbox reads.
 */
const offsetMinutes = 7 * 60;
const stamp = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/;

function clockOf(data: JsonObject): number {
  const [, day, month, year, time] = stamp.exec(textAt(data, 'ORDER_STATUSDATE') ?? '') ?? [];
  return instantOf(`${year}-${month}-${day}T${time}`, offsetMinutes);
}

function stampAt(instant: number): string {
  const local = localTimeAt(instant, offsetMinutes);
  return `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)} ${local.slice(11)}`;
}

const error = (): SandboxAnswer =>
  jsonAnswer(404, { status: 404, error: true, message: 'Not found', data: null });

function withData(item: Json, data: JsonObject): Json {
  return { ...(isObject(item) ? item : {}), DATA: data };
}

export const viettelPostSandbox: SandboxCarrier = {
  code: 'viettelpost',
  auth: { kind: 'key', refuse: () => null },
  readTrackRequest: () => null,
  trackAnswer: error,
  push(item, { credentials }) {
    const body = JSON.stringify({ DATA: objectAt(item, 'DATA'), TOKEN: credentials.webhookSecret ?? '' });
    return { headers: { 'content-type': 'application/json' }, body };
  },
  error,
  itemFor: (body, trackingNumber) =>
    textAt(objectAt(body, 'DATA'), 'ORDER_NUMBER') === trackingNumber ? body : null,
  ...movingLife({
    itemOf: (body) => (isObject(body) ? body : {}),
    eventsOf: (body) => listAt(body, 'history'),
    instantOf: clockOf,
    offsetMinutes,
    moveEvent: (data, shownAt) => ({ ...data, ORDER_STATUSDATE: stampAt(shownAt) }),
    tell: (body, { trackingNumber, events }) => ({
      DATA: { ...objectAt(body, 'DATA'), ...events.at(-1), ORDER_NUMBER: trackingNumber },
    }),
  }),
  withTrackingNumber: (item, trackingNumber) =>
    withData(item, { ...objectAt(item, 'DATA'), ORDER_NUMBER: trackingNumber }),
  withoutEvents: (item) => item,
  strangerNumber: '10000000000',
};
