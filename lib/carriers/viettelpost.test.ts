import { describe, expect, test } from 'vitest';
import { viettelPost } from './viettelpost';
import { viettelPostPush } from './viettelpost/push';

const data = {
  ORDER_NUMBER: '17000000001',
  ORDER_STATUSDATE: '06/05/2026 17:34:05',
  ORDER_STATUS: 501,
  STATUS_NAME: 'Thành công - Phát thành công',
};

function eventOf(changes: object) {
  const parsed = viettelPostPush.parse(JSON.stringify({ DATA: { ...data, ...changes }, TOKEN: 't' }));
  return parsed?.[0]?.update?.events[0] ?? null;
}

test('nothing is asked, and nothing must be entered', () => {
  expect(viettelPost.api.operations).toEqual([]);
  expect(viettelPost.api.credentials.filter(({ isRequired }) => isRequired)).toEqual([]);
});

test.each([
  ['06/05/2026 17:34:05', '2026-05-06T17:34:05', '2026-05-06T10:34:05Z'],
  ['01/01/2026 00:00:00', '2026-01-01T00:00:00', '2025-12-31T17:00:00Z'],
  ['2026-05-06 17:34:05', '2026-05-06T17:34:05', '2026-05-06T10:34:05Z'],
])('%s is that day in Vietnam, day before month', (stamp, localTime, occurredAt) => {
  expect(eventOf({ ORDER_STATUSDATE: stamp })).toMatchObject({ localTime, utcOffset: '+07:00', occurredAt });
});

test.each(['31/02/2026 10:00:00', '06/13/2026 10:00:00', 'today', '', null])(
  '%o is no time: nothing to tell',
  (stamp) => {
    expect(viettelPostPush.parse(JSON.stringify({ DATA: { ...data, ORDER_STATUSDATE: stamp } }))).toEqual([]);
  },
);

test.each([
  ['TTKT1 - HNI', 'TTKT1 - HNI'],
  [
    'HCM, TTKT3, Trung tâm khai thác 3 - Hồ Chí Minh, 02862938169, 729003, PHƯỜNG X',
    'Trung tâm khai thác 3 - Hồ Chí Minh',
  ],
  ['Bưu cục 0286 293 8169', null],
  ['', null],
])('the place %o is %o', (text, city) => {
  expect(eventOf({ LOCALION_CURRENTLY: text })?.place?.city ?? null).toBe(city);
});

test('the courier and the handwritten note are not read', () => {
  const people = { NOTE: 'Gọi chị Lan 0987654321', EMPLOYEE_NAME: 'Bưu Tá', EMPLOYEE_PHONE: '0900000004' };
  expect(JSON.stringify(eventOf(people))).not.toMatch(/Lan|0987|Bưu Tá|0900/);
});

test.each([
  '',
  'no json',
  '[]',
  '{}',
  '{"DATA":{}}',
  '{"DATA":"x"}',
  'null',
  '{"DATA":{"ORDER_NUMBER":"1"}}',
])('%o is not Viettel Post’s', (text) => expect(viettelPostPush.parse(text)).toBeNull());

describe('the secret', () => {
  const keys = { credentials: { webhookSecret: 'chosen-secret' }, secret: 's'.repeat(32) };
  const delivery = (token: unknown, headers: Record<string, string> = {}) => ({
    headers: new Headers(headers),
    query: new URLSearchParams(),
    body: new TextEncoder().encode(JSON.stringify({ DATA: data, TOKEN: token })),
    receivedAt: new Date(),
  });

  test('comes back as TOKEN, or in the header', () => {
    expect(viettelPostPush.verify(delivery('chosen-secret'), keys)).toBe('genuine');
    expect(viettelPostPush.verify(delivery('', { authorization: 'chosen-secret' }), keys)).toBe('genuine');
  });

  test.each([
    ['Chosen-secret'],
    ['chosen-secret '],
    ['chosen-secre'],
    [''],
    [null],
    [7],
    [['chosen-secret']],
  ])('%o is another', (token) => expect(viettelPostPush.verify(delivery(token), keys)).toBe('forged'));

  test('a body that is no JSON is forged while there is a secret', () => {
    const body = new TextEncoder().encode('TOKEN=chosen-secret');
    expect(viettelPostPush.verify({ ...delivery(''), body }, keys)).toBe('forged');
  });

  test('without one the address is the secret', () => {
    expect(viettelPostPush.verify(delivery('anything'), { ...keys, credentials: {} })).toBe('genuine');
  });
});
