import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fedex } from '../fedex';
import { fedexSandbox } from '../sandbox/fedex';
import { fedexPushChannel } from './push';

const secret = 'kT7mQ2vX9bR4nL8wZ1cF6hJ3pD5sG0aY';
const at = { now: new Date('2026-10-09T12:00:00Z'), trackingNumber: '986578788855' };

function delivery(body: string | Uint8Array, headers: Record<string, string>) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { headers: new Headers(headers), query: new URLSearchParams(), body: bytes, receivedAt: at.now };
}

function verify(
  body: string,
  signature: string | null,
  keys: { secret?: string; webhookSecret?: string } = {},
) {
  const headers: Record<string, string> = signature === null ? {} : { 'fdx-signature': signature };
  const credentials: Record<string, string> = keys.webhookSecret ? { webhookSecret: keys.webhookSecret } : {};
  return fedexPushChannel.verify(delivery(body, headers), { credentials, secret: keys.secret ?? secret });
}

// HMAC-SHA256 of the body under `secret`, worked out with openssl.
const body =
  '{"trackResults":[{"trackingNumberInfo":{"trackingNumber":"986578788855"},"latestStatusDetail":{"code":"OD"}}]}';
const base64 = 'nfXKO9cFj7FqDJXeYX1y1e174p3+4FwowDzEMY5u2VQ=';
const hex = '9df5ca3bd7058fb16a0c95de617d72d5ed7be29dfee05c28c03cc4318e6ed954';

describe('signature', () => {
  test.each([
    ['base64', base64],
    ['hex', hex],
    ['hex in capitals', hex.toUpperCase()],
    ['with blanks around it', ` ${base64} `],
  ])('%s is genuine', (_, signature) => expect(verify(body, signature)).toBe('genuine'));

  test('the merchant may keep a token of their own', () => {
    expect(verify(body, base64, { secret: 'another secret', webhookSecret: secret })).toBe('genuine');
    expect(verify(body, base64, { webhookSecret: 'another secret' })).toBe('genuine');
    expect(verify(body, base64, { secret: '', webhookSecret: '' })).toBe('forged');
  });

  test.each([
    ['missing', null],
    ['empty', ''],
    ['of another body', 'AAAA'],
    ['cut short', base64.slice(0, -1)],
    ['base64 as base64url', base64.replaceAll('+', '-').replaceAll('/', '_')],
    ['with text behind it', `${hex}00`],
  ])('%s is forged', (_, signature) => expect(verify(body, signature)).toBe('forged'));

  test('under another secret it is forged', () => {
    expect(verify(body, base64, { secret: `${secret}x` })).toBe('forged');
  });

  test('one changed byte of the body forges it, wherever it is', () => {
    const bytes = new TextEncoder().encode(body);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, flip) => {
        const changed = bytes.map((byte, position) => (position === index ? byte ^ flip : byte));
        const keys = { credentials: {}, secret };
        expect(fedexPushChannel.verify(delivery(changed, { 'fdx-signature': base64 }), keys)).toBe('forged');
      }),
    );
  });

  test('what the sandbox signs is genuine', () => {
    const item = { trackingNumber: '986578788855', trackResults: [] };
    const push = fedexSandbox.push?.(item, { secret, credentials: {} }, at);
    if (!push) throw new Error('the sandbox does not push');
    expect(fedexPushChannel.verify(delivery(push.body, push.headers), { credentials: {}, secret })).toBe(
      'genuine',
    );
  });
});

describe('a delivery', () => {
  const scan = (eventType: string, hour: string) => ({
    date: `2026-10-09T${hour}:00:00-04:00`,
    eventType,
    eventDescription: eventType,
  });
  const result = {
    trackingNumberInfo: { trackingNumber: '986578788855', trackingNumberUniqueId: '1~986578788855~FX' },
    scanEvents: [scan('OD', '07'), scan('DL', '12'), scan('AR', '05')],
  };
  const parse = (value: unknown) => fedexPushChannel.parse(JSON.stringify(value));

  test.each([
    ['wrapped as an answer', { output: { completeTrackResults: [{ trackResults: [result] }] } }],
    ['unwrapped', { completeTrackResults: [{ trackingNumber: '986578788855', trackResults: [result] }] }],
    ['bare results', { trackResults: [result] }],
  ])('%s: the same parcel, its scans in order', (_, value) => {
    const [parcel, ...others] = parse(value) ?? [];
    expect(others).toEqual([]);
    expect(parcel).toMatchObject({ trackingNumber: '986578788855', carrier: 'fedex' });
    expect(parcel?.update?.carrierShipmentId).toBe('1~986578788855~FX');
    expect(parcel?.update?.events.map(({ carrierCode }) => carrierCode)).toEqual(['AR', 'OD', 'DL']);
  });

  test('a number twice in one delivery is told once, by its newest result', () => {
    const newer = { ...result, scanEvents: [scan('OD', '18')] };
    const parcels = parse({ trackResults: [newer, result] });
    expect(parcels).toHaveLength(1);
    expect(parcels?.[0]?.update?.events).toHaveLength(1);
  });

  test('a result without a scan or a status says only that there is news', () => {
    const [parcel] =
      parse({ trackResults: [{ trackingNumberInfo: { trackingNumber: '986578788855' } }] }) ?? [];
    expect(parcel).toMatchObject({ trackingNumber: '986578788855', update: null });
  });

  test('a delivery alone, which may be one to the sender, is asked about', () => {
    expect(parse({ trackResults: [{ ...result, scanEvents: [scan('DL', '12')] }] })).toEqual([
      { trackingNumber: '986578788855', carrier: 'fedex', update: null },
    ]);
    const [back] =
      parse({ trackResults: [{ ...result, scanEvents: [scan('DL', '12'), scan('RS', '07')] }] }) ?? [];
    expect(back?.update?.events.at(-1)?.meaning).toBe('returned.returned');
  });

  test('an item error holds no parcel', () => {
    const error = { code: 'TRACKING.TRACKINGNUMBER.NOTFOUND' };
    expect(parse({ trackResults: [{ ...result, error }] })).toEqual([]);
  });

  test.each([['not json'], ['null'], ['[]'], ['{}'], ['{"output":{}}'], ['"text"']])(
    '%s is not FedEx',
    (text) => expect(fedexPushChannel.parse(text)).toBeNull(),
  );

  test('whatever it is, reading it never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void fedexPushChannel.parse(text)));
    const shape = fc.record({ trackResults: fc.array(fc.anything()), output: fc.anything() });
    fc.assert(fc.property(shape, (value) => void fedexPushChannel.parse(JSON.stringify(value, replaceBig))));
  });

  function replaceBig(_key: string, value: unknown) {
    return typeof value === 'bigint' ? String(value) : value;
  }
});

test('the address is entered in the portal of FedEx', () => {
  expect(fedex.api.push?.subscription.kind).toBe('portal');
});

const shared = fileURLToPath(
  new URL('../../../../shared/carriers/data/fedex/webhook/given/', import.meta.url),
);
const hasShared = existsSync(shared);
if (!hasShared) process.stderr.write('FedEx: independent push vectors not found, their tests are skipped\n');

describe.skipIf(!hasShared)('the vector collected elsewhere', () => {
  const vector = hasShared ? JSON.parse(readFileSync(join(shared, 'syn-aiv-push.vector.json'), 'utf8')) : {};
  const text = hasShared ? readFileSync(join(shared, vector.body_file), 'utf8') : '';

  test.each([['expected'], ['expected_hex_variant']])(
    "%s verifies, as ours and as the merchant's token",
    (field) => {
      expect(verify(text, vector[field], { secret: vector.secret })).toBe('genuine');
      expect(verify(text, vector[field], { webhookSecret: vector.secret })).toBe('genuine');
      expect(verify(`${text} `, vector[field], { secret: vector.secret })).toBe('forged');
      expect(verify(text, vector[field])).toBe('forged');
    },
  );

  test('says that the parcel is out for delivery', () => {
    const [parcel] = fedexPushChannel.parse(text) ?? [];
    expect(parcel?.trackingNumber).toBe('231300687629630');
    expect(parcel?.update?.events.map(({ meaning }) => meaning)).toEqual([
      'out_for_delivery.out_for_delivery',
    ]);
  });
});
