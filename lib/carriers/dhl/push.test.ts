import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dhlPush, dhlPushHeader } from './push';

const secret = 'q7Yt0mVx2Lr9Kd4Hs8Wc1Bn6Gf3Zp5Aj';
const bytes = new TextEncoder().encode('{"shipments":[]}');

function verdict(headers: Record<string, string>, keySecret = secret) {
  const delivery = {
    headers: new Headers(headers),
    query: new URLSearchParams(),
    body: bytes,
    receivedAt: new Date(),
  };
  return dhlPush.verify(delivery, { credentials: {}, secret: keySecret });
}

describe('verification', () => {
  test('our own token in our own header is genuine, whatever the case of the header', () => {
    expect(verdict({ [dhlPushHeader]: secret })).toBe('genuine');
    expect(verdict({ [dhlPushHeader.toUpperCase()]: secret })).toBe('genuine');
  });

  test.each([
    ['no header', {}],
    ['an empty one', { [dhlPushHeader]: '' }],
    ['another header', { authorization: secret }],
    ['a prefix', { [dhlPushHeader]: secret.slice(0, -1) }],
    ['one more character', { [dhlPushHeader]: `${secret}x` }],
    ['other case', { [dhlPushHeader]: secret.toLowerCase() }],
    ['another encoding', { [dhlPushHeader]: Buffer.from(secret).toString('base64') }],
  ])('%s is forged', (_name, headers) => expect(verdict(headers)).toBe('forged'));

  test('any one character changed is forged', () => {
    fc.assert(
      fc.property(fc.nat(secret.length - 1), fc.constantFrom(...'abcXYZ019'), (at, character) => {
        fc.pre(secret[at] !== character);
        const changed = secret.slice(0, at) + character + secret.slice(at + 1);
        expect(verdict({ [dhlPushHeader]: changed })).toBe('forged');
      }),
    );
  });

  test('without a secret of our own nothing is genuine', () => {
    expect(verdict({ [dhlPushHeader]: '' }, '')).toBe('forged');
  });
});

describe('reading', () => {
  const numbers = (value: unknown) =>
    dhlPush.parse(JSON.stringify(value))?.map(({ trackingNumber }) => trackingNumber);

  test('each parcel once, wherever a division puts its number; references are none', () => {
    expect(
      numbers({ shipments: [{ id: '8346088391', events: [{ id: 'ev-1' }] }, { id: 8346088391 }] }),
    ).toEqual(['8346088391']);
    expect(
      numbers([
        { shipmentTrackingNumber: '8346088391', pieces: [{ trackingNumber: 'JD01 4600 0062 8123 0704' }] },
      ]),
    ).toEqual(['8346088391', 'JD014600006281230704']);
    expect(
      numbers({ shipment: { id: '00340434161094015902', details: { references: { number: 'ORDER-17' } } } }),
    ).toEqual(['00340434161094015902']);
    expect(numbers({ id: 'delivery-1', customer: { id: '12345678' } })).toEqual([]);
  });

  test('what is no JSON, or no object, is not understood', () => {
    expect(dhlPush.parse('<html>')).toBeNull();
    expect(dhlPush.parse('"text"')).toBeNull();
    expect(dhlPush.parse('null')).toBeNull();
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => void dhlPush.parse(text)));
  });
});

describe('the subscription', () => {
  if (dhlPush.subscription.kind !== 'account') throw new Error('one subscription for an account');
  const { subscribe, cancel } = dhlPush.subscription;
  const input = {
    listenerUrl: 'https://shop.example/api/inbound/dhl/abc',
    secret,
    trackingNumbers: [],
    carrierSubscriptionId: null,
  };
  const answered = (status: number, body: unknown) => ({ status, headers: new Headers(), body });

  test('its id is read from whichever field DHL names it in', () => {
    const id = (body: unknown) => subscribe.parse(answered(201, body), input);
    expect(id({ subscriptionId: 'a-1' })).toMatchObject({ ok: true, carrierSubscriptionId: 'a-1' });
    expect(id({ id: 'a-2' })).toMatchObject({ carrierSubscriptionId: 'a-2' });
    expect(id({ self: 'https://api-eu.dhl.com/tracking/push/v1/subscription/a-3' })).toMatchObject({
      carrierSubscriptionId: 'a-3',
    });
    expect(id(null)).toMatchObject({ ok: true, carrierSubscriptionId: null });
  });

  test('a refusal is an error in DHL’s words', () => {
    expect(subscribe.parse(answered(401, { title: 'Unauthorized' }), input)).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', carrierMessage: 'Unauthorized' },
    });
  });

  test('cancelling names the id, and one that is gone is cancelled', () => {
    const known = { ...input, carrierSubscriptionId: 'a/1' };
    expect(cancel?.request(known, {})).toEqual({
      method: 'DELETE',
      path: '/tracking/push/v1/subscription/a%2F1',
    });
    expect(cancel?.parse(answered(204, null), known)).toMatchObject({ ok: true });
    expect(cancel?.parse(answered(404, { title: 'No result found' }), known)).toMatchObject({ ok: true });
    expect(cancel?.parse(answered(500, null), known)).toMatchObject({
      ok: false,
      error: { code: 'unavailable' },
    });
  });

  test('DHL’s question is answered with its secret, to our own path and no other', () => {
    const asked = {
      scope: 'subscription.validate',
      self: 'https://api-eu.dhl.com/tracking/push/v1/subscription/a-1',
      secret: 'temporary',
    };
    expect(dhlPush.confirmation?.request(JSON.stringify(asked))).toEqual({
      method: 'POST',
      path: '/tracking/push/v1/subscription/a-1',
      headers: { 'DHL-API-Hook-Secret': 'temporary' },
    });
    for (const other of [
      { ...asked, scope: 'subscription.push' },
      { ...asked, self: 'https://evil.example/subscription/../a' },
      { ...asked, secret: '' },
      { ...asked, secret: 'a\r\nx: y' },
      [],
    ]) {
      expect(dhlPush.confirmation?.request(JSON.stringify(other))).toBeNull();
    }
    expect(dhlPush.confirmation?.request('no json')).toBeNull();
  });
});
