import { describe, expect, test } from 'vitest';
import { askedParcels } from './asked-parcel';
import type { CarrierResponse } from './carrier';
import { ghn } from './ghn';
import { ghnPush } from './ghn/push';

const { auth, operations } = ghn.api;
const credentials = { token: 'a-token', shopId: '100001' };

function answer(body: unknown, status = 200): CarrierResponse {
  return { status, headers: new Headers(), body };
}

function outcome(order: object) {
  const body = { code: 200, message: 'Success', data: { order_code: 'GBX7Q2', ...order } };
  return operations[0]?.parse(answer(body), askedParcels('ghn', ['GBX7Q2'])).get('GBX7Q2');
}

test('the token and the shop go in the headers, the order code in the body', () => {
  if (auth.kind !== 'headers') throw new Error('GHN has no OAuth');
  expect(auth.headers(credentials)).toEqual({ token: 'a-token', shopid: '100001' });
  expect(operations[0]?.request(askedParcels('ghn', ['GBX7Q2']), credentials)).toMatchObject({
    method: 'POST',
    body: { order_code: 'GBX7Q2' },
  });
});

test('the check tells a good token from a bad one, without a parcel', () => {
  const check = auth.kind === 'headers' ? auth.check : null;
  expect(check?.parse(answer({ code: 200, message: 'Success', data: { shops: [] } }))).toBeNull();
  const refused = { code: 400, message: 'code=401, message=Token is not valid!', data: null };
  expect(check?.parse(answer(refused, 400))).toMatchObject({ code: 'unauthorized' });
});

describe('the expected day', () => {
  test.each([
    ['2026-05-07T23:59:59Z', '2026-05-07', 'the end of a day names that day, whatever its Z says'],
    ['2026-05-07T16:00:00Z', '2026-05-07', 'an instant is a day in Vietnam'],
    ['2026-05-07T17:30:00Z', '2026-05-08', 'an instant of the evening is the next day there'],
  ])('%s is %s: %s', (leadtime, date) => {
    expect(outcome({ status: 'storing', leadtime })).toMatchObject({ update: { estimate: { date } } });
  });

  test.each(['', '0001-01-01T00:00:00Z', '2026-05-07', 'tomorrow'])('%o is none', (leadtime) => {
    expect(outcome({ status: 'storing', leadtime })).toMatchObject({ update: { estimate: null } });
  });
});

test('a status without an entry of its own comes after the log', () => {
  const log = [{ status: 'picked', updated_date: '2026-05-04T08:42:11Z' }];
  expect(outcome({ status: 'damage', log })).toMatchObject({
    update: {
      events: [{ meaning: 'in_transit.picked_up' }],
      summary: { milestone: 'exception.damaged', carrierText: 'Hư hỏng' },
    },
  });
  expect(outcome({ status: 'picked', log })).toMatchObject({ update: { summary: null } });
});

test('names, telephones and addresses in an answer are not read', () => {
  const people = { to_name: 'Khách', to_phone: '0987654321', to_address: '72 Thành Thái', status: 'storing' };
  expect(JSON.stringify(outcome(people))).not.toMatch(/Khách|0987|Thành Thái/);
});

describe('a callback', () => {
  const delivery = {
    OrderCode: 'GBX7Q2',
    Type: 'switch_status',
    Status: 'delivering',
    Time: '2026-07-15T04:49:47.811Z',
    ShipperName: 'Người Giao',
    ShipperPhone: '0900000003',
  };

  test.each(['update_weight', 'update_cod', 'update_fee', 'update_payment_type', 'cod', 'COD'])(
    '%s is bookkeeping: there is nothing to do',
    (Type) => expect(ghnPush.parse(JSON.stringify({ ...delivery, Type }))).toEqual([]),
  );

  test('of a type that we do not know is a reason to ask, and no news', () => {
    expect(ghnPush.parse(JSON.stringify({ ...delivery, Type: 'reroute' }))).toEqual([
      { trackingNumber: 'GBX7Q2', carrier: 'ghn', update: null },
    ]);
  });

  test('does not carry the courier’s name and telephone along', () => {
    expect(JSON.stringify(ghnPush.parse(JSON.stringify(delivery)))).not.toMatch(/Người|0900/);
  });

  test.each(['', 'no json', '[]', '{}', '{"OrderCode":"X"}', '{"Type":"create"}', 'null'])(
    '%o is not GHN’s',
    (text) => expect(ghnPush.parse(text)).toBeNull(),
  );

  test('is signed by nothing: its address is the secret', () => {
    const signs = { headers: new Headers(), query: new URLSearchParams(), receivedAt: new Date() };
    expect(ghnPush.verify({ ...signs, body: new Uint8Array() }, { credentials, secret: 's' })).toBe(
      'genuine',
    );
  });
});
