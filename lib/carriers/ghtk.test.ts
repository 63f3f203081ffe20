import { describe, expect, test } from 'vitest';
import { askedParcels } from './asked-parcel';
import { ghtk } from './ghtk';
import { ghtkPush } from './ghtk/push';

const { auth, operations } = ghtk.api;

test('the token goes in a header, the partner’s code beside it where there is one', () => {
  if (auth.kind !== 'headers') throw new Error('GHTK has no OAuth');
  expect(auth.headers({ token: 'a-token' })).toEqual({ token: 'a-token' });
  expect(auth.headers({ token: 'a-token', partnerCode: 'SHOP' })).toEqual({
    token: 'a-token',
    'x-client-source': 'SHOP',
  });
});

test('a dotted label is asked for as it is', () => {
  const label = 'S22199157.SGA33-A5.1.840572194';
  expect(operations[0]?.request(askedParcels('ghtk', [label]), {})).toEqual({
    method: 'GET',
    path: `/services/shipment/v2/${label}`,
  });
});

function outcome(order: object, asked = 'S1.A1.20000001') {
  const body = { success: true, message: '', order: { label_id: 'S1.A1.20000001', ...order } };
  const response = { status: 200, headers: new Headers(), body };
  return operations[0]?.parse(response, askedParcels('ghtk', [asked])).get(asked);
}

test('an order that was asked for by the shop’s own number is the one that names it', () => {
  expect(
    outcome({ partner_id: 'DOOR-2001', status: '4', modified: '2026-05-06 09:10:00' }, 'DOOR2001'),
  ).toMatchObject({ ok: true, update: { trackingNumber: 'DOOR2001' } });
});

test('a clock without a zone gets none', () => {
  expect(outcome({ status: '4', modified: '2026-05-06 03:32:08' })).toMatchObject({
    update: { events: [{ localTime: '2026-05-06T03:32:08', utcOffset: null, occurredAt: null }] },
  });
});

test('the settling of accounts does not move the day of delivery', () => {
  const settled = { status: '6', modified: '2026-05-12 02:00:10', deliver_date: '2026-05-06' };
  expect(outcome(settled)).toMatchObject({
    update: { events: [{ localTime: '2026-05-06' }], estimate: null },
  });
});

test('the courier’s own report waits for its confirmation', () => {
  const reported = { status: '45', modified: '2026-05-06 15:20:00', deliver_date: '2026-05-06' };
  expect(outcome(reported)).toMatchObject({
    update: { events: [{ meaning: 'out_for_delivery.out_for_delivery' }], estimate: { date: '2026-05-06' } },
  });
});

test('the recipient is not read', () => {
  const people = { customer_fullname: 'Khách', customer_tel: '0987654321', address: '72 Thành Thái' };
  expect(JSON.stringify(outcome({ status: '4', modified: '2026-05-06 15:20:00', ...people }))).not.toMatch(
    /Khách|0987|Thành Thái/,
  );
});

describe('a callback', () => {
  const delivery = (query: string) => ({
    headers: new Headers(),
    query: new URLSearchParams(query),
    body: new TextEncoder().encode('label_id=S1.A1.1&status_id=5'),
    receivedAt: new Date(),
  });
  const keys = (credentials: Record<string, string>) => ({ credentials, secret: 's'.repeat(32) });

  test('is genuine by its address, or by the hash that the merchant chose', () => {
    expect(ghtkPush.verify(delivery(''), keys({ token: 't' }))).toBe('genuine');
    const own = keys({ token: 't', webhookSecret: 'our-hash' });
    expect(ghtkPush.verify(delivery('hash=our-hash'), own)).toBe('genuine');
    for (const query of ['', 'hash=', 'hash=our-hasH', 'hash=our-hash2', 'Hash=our-hash']) {
      expect([query, ghtkPush.verify(delivery(query), own)]).toEqual([query, 'forged']);
    }
  });

  test('as a form keeps the zone whose plus was not encoded, and when it was', () => {
    for (const time of ['2026-05-06T18:00:21+07:00', '2026-05-06T18%3A00%3A21%2B07%3A00']) {
      expect(ghtkPush.parse(`label_id=S1.A1.4&status_id=5&action_time=${time}`)).toMatchObject([
        { trackingNumber: 'S1.A1.4', update: { events: [{ occurredAt: '2026-05-06T11:00:21Z' }] } },
      ]);
    }
  });

  test('carries its reason in GHTK’s words', () => {
    const text = JSON.stringify({
      label_id: 'S1.A1.4',
      status_id: 9,
      action_time: '2026-05-06T18:00:21+07:00',
      reason: 'Người nhận không nghe máy',
    });
    expect(ghtkPush.parse(text)).toMatchObject([
      { update: { events: [{ carrierText: 'Không giao được hàng: Người nhận không nghe máy' }] } },
    ]);
  });

  test.each(['', 'no form', '[]', '{}', 'label_id=S1.A1.4', 'status_id=5', 'null'])(
    '%o is not GHTK’s',
    (text) => expect(ghtkPush.parse(text)).toBeNull(),
  );
});
