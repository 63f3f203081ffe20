import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { PushDelivery, SubscriptionInput } from '../push';
import { hmacSha256 } from '../reading/push-signature';
import { uspsPush } from './push';

const secret = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF';
const timestamp = '2026-11-12T12:43:09Z';
const payload = '{"trackingNumber":"9205590000012300000026","trackingEvents":[],"status":"17.0 é"}';
const body = JSON.stringify({ subscriptionId: 'x', timestamp, payload });
const signature = hmacSha256(secret, timestamp + payload).toString('base64');
const receivedAt = new Date('2026-11-12T12:44:00Z');

function delivery(change: Partial<{ body: string; headers: Record<string, string>; receivedAt: Date }> = {}) {
  const { body: text = body, headers = { 'X-HMAC': signature }, receivedAt: at = receivedAt } = change;
  return {
    headers: new Headers(headers),
    query: new URLSearchParams(),
    body: new TextEncoder().encode(text),
    receivedAt: at,
  } satisfies PushDelivery;
}

const verify = (change?: Parameters<typeof delivery>[0], key = secret) =>
  uspsPush.verify(delivery(change), { credentials: {}, secret: key });

describe('a USPS notification is taken when its signature is right', () => {
  test('over timestamp and payload, under either name of the header', () => {
    expect(verify()).toBe('genuine');
    expect(verify({ headers: { 'hmac-header': ` ${signature} ` } })).toBe('genuine');
  });

  test.each([
    ['another payload', { body: body.replace('17.0', '17') }],
    ['another time', { body: body.replace('12:43:09', '12:43:10') }],
    [
      'a signature with one letter changed',
      { headers: { 'X-HMAC': `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}` } },
    ],
    ['a signature in hex', { headers: { 'X-HMAC': Buffer.from(signature, 'base64').toString('hex') } }],
    ['no signature', { headers: {} }],
    ['an empty one', { headers: { 'X-HMAC': '' } }],
    ['no JSON', { body: `${timestamp}${payload}` }],
    ['a payload that is an object', { body: JSON.stringify({ timestamp, payload: JSON.parse(payload) }) }],
  ])('never with %s', (_name, change) => {
    expect(verify(change)).toBe('forged');
  });

  test('never with another secret, nor with none', () => {
    expect(verify({}, secret.toLowerCase())).toBe('forged');
    const unsigned = hmacSha256('', timestamp + payload).toString('base64');
    expect(verify({ headers: { 'X-HMAC': unsigned } }, '')).toBe('forged');
  });

  test('and is left when it is more than a day old, or from the future', () => {
    expect(verify({ receivedAt: new Date('2026-11-13T12:42:00Z') })).toBe('genuine');
    expect(verify({ receivedAt: new Date('2026-11-13T12:44:00Z') })).toBe('stale');
    expect(verify({ receivedAt: new Date('2026-11-11T12:40:00Z') })).toBe('stale');
  });

  const given = fileURLToPath(
    new URL('../../../../shared/carriers/data/usps/webhook/given/', import.meta.url),
  );
  const isPresent = existsSync(given);
  if (!isPresent) process.stdout.write(`skipped: no USPS reference notification at ${given}\n`);
  test.skipIf(!isPresent)('as in the reference notification', () => {
    const text = readFileSync(`${given}syn-notification.body.json`, 'utf8');
    const vector = JSON.parse(readFileSync(`${given}syn-notification.vector.json`, 'utf8'));
    const sent = { body: text, headers: { [vector.header]: vector.expected } };
    const at = new Date(JSON.parse(text).timestamp);
    expect(verify({ ...sent, receivedAt: at }, vector.secret)).toBe('genuine');
    expect(
      verify({ ...sent, body: text.replace('CHARLOTTE', 'CHARLOTTF'), receivedAt: at }, vector.secret),
    ).toBe('forged');
    expect(uspsPush.parse(text)?.[0]?.update?.events).toMatchObject([
      { meaning: 'in_transit.local_facility' },
    ]);
  });
});

describe('what is not a notification', () => {
  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"timestamp":"x","payload":"no json"}',
    '{"timestamp":"x","payload":"{}"}',
    '{"timestamp":1,"payload":{}}',
  ])('is not understood: %s', (text) => {
    expect(uspsPush.parse(text)).toBeNull();
  });
});

describe('the subscription', () => {
  const { subscription } = uspsPush;
  if (subscription.kind !== 'account' || !subscription.cancel) throw new Error('USPS subscribes accounts');
  const { subscribe, cancel } = subscription;
  const input: SubscriptionInput = {
    listenerUrl: 'https://orders.example.com/api/inbound/usps/key',
    secret,
    trackingNumbers: [],
    carrierSubscriptionId: 'a/b',
  };
  const answer = (status: number, said: unknown) => ({ status, headers: new Headers(), body: said });
  const id = '0a1b2c3d-0000-4000-8000-000000000001';

  test('is made for a Mailer ID, and undone by its id alone', () => {
    const credentials = { mailerId: '901234567', notificationEmail: 'ops@example.com' };
    expect(subscribe.request(input, credentials)).toMatchObject({
      method: 'POST',
      body: { listenerURL: input.listenerUrl, secret, filterProperties: { MID: '901234567' } },
    });
    expect(cancel.request(input, credentials).path).toMatch(/\/subscriptions\/a%2Fb$/);
    expect([subscribe.scope, cancel.scope]).toEqual(['subscriptions-tracking', 'subscriptions-tracking']);
  });

  test('that exists already is the one wanted', () => {
    const made = { ok: true, carrierSubscriptionId: id, refused: [] };
    expect(subscribe.parse(answer(201, { subscriptionId: id }), input)).toEqual(made);
    const duplicate = { error: { code: '400', message: `Duplicate of subscriptionId: ${id}` } };
    expect(subscribe.parse(answer(400, duplicate), input)).toEqual(made);
  });

  test('that is refused says why, and never with the secret that USPS repeats', () => {
    const error = { code: '400', message: `Bad value in {"secret":"${secret}"}` };
    const refused = subscribe.parse(answer(400, { error }), input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad_response', reason: 'http_400' } });
    expect(JSON.stringify(refused)).not.toContain(secret);
    const scope = { error: { message: 'Insufficient OAuth scope.' } };
    expect(subscribe.parse(answer(401, scope), input)).toMatchObject({
      error: { code: 'not_permitted', reason: 'missing_scope:subscriptions-tracking' },
    });
    expect(subscribe.parse(answer(200, null), input)).toMatchObject({ ok: false });
  });

  test('is gone when USPS says that it was', () => {
    for (const status of [200, 204, 404, 410])
      expect(cancel.parse(answer(status, null), input).ok).toBe(true);
    for (const status of [401, 403, 412, 429, 500])
      expect(cancel.parse(answer(status, null), input).ok).toBe(false);
  });
});
