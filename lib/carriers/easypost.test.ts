import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Meaning } from '@/lib/tracking/milestones';
import { askedParcels } from './asked-parcel';
import type { CarrierRequest, CarrierResponse } from './carrier';
import { easypost } from './easypost';
import { easypostMeaning } from './easypost/meaning';
import { parseEasypost } from './easypost/parse';
import { easypostPush } from './easypost/push';
import { hmacSha256 } from './reading/push-signature';

const answer = (status: number, body: unknown): CarrierResponse => ({ status, headers: new Headers(), body });
const number = '9205500000000000000001';
const parcels = askedParcels('usps', [number]);

function eventAt(datetime: string, location: Record<string, string> | null, carrier = 'UPS') {
  const detail = { message: 'Origin Scan', status: 'in_transit', datetime, tracking_location: location };
  const body = { tracking_code: number, carrier, status: 'in_transit', tracking_details: [detail] };
  const asked = askedParcels(carrier.toLowerCase(), [number]);
  const outcome = parseEasypost(answer(200, body), asked).get(number);
  const event = outcome?.ok ? outcome.update.events[0] : undefined;
  return event && [event.localTime, event.utcOffset, event.occurredAt];
}

describe('a time labelled Z', () => {
  const reno = { city: 'Reno', state: 'NV', country: 'US' };

  test('is an instant where the place is known, told on the clock of that place', () => {
    const told = ['2026-10-23T18:12:00', '-07:00', '2026-10-24T01:12:00Z'];
    expect(eventAt('2026-10-24T01:12:00Z', reno)).toEqual(told);
    expect(eventAt('2026-10-24T01:12:00+00:00', reno)).toEqual(told);
  });

  test.each([
    ['no place', null],
    ['a city alone', { city: 'Reno' }],
    ['a state alone', { state: 'NV' }],
    ['a country alone', { country: 'US' }],
  ])('is a wall clock without a zone with %s', (_name, location) => {
    expect(eventAt('2026-10-24T01:12:00Z', location)).toEqual(['2026-10-24T01:12:00', null, null]);
  });

  test('is a day at midnight without a place', () => {
    expect(eventAt('2026-10-24T00:00:00Z', null)).toEqual(['2026-10-24', null, null]);
  });

  test('USPS leaves its own country out; nobody else is taken to be at home in it', () => {
    const location = { city: 'RENO', state: 'NV', zip: '89502' };
    expect(eventAt('2026-10-24T01:12:00Z', location, 'USPS')?.[1]).toBe('-07:00');
    expect(eventAt('2026-10-24T01:12:00Z', location, 'UPS')?.[1]).toBe('+00:00');
  });

  test('an offset that is written out holds, whatever the place', () => {
    expect(eventAt('2026-10-24T01:12:00-05:00', null)).toEqual([
      '2026-10-24T01:12:00',
      '-05:00',
      '2026-10-24T06:12:00Z',
    ]);
  });
});

test.each<[string, string, Meaning]>([
  ['delivered', 'arrived_at_destination', 'delivered.delivered'],
  ['delivered', 'out_for_delivery', 'delivered.delivered'],
  ['out_for_delivery', 'arrived_at_facility', 'out_for_delivery.out_for_delivery'],
  ['out_for_delivery', 'delivery_exception', 'attempt_failed.attempted'],
  ['available_for_pickup', 'held', 'available_for_pickup.ready'],
  ['in_transit', 'out_for_delivery', 'out_for_delivery.out_for_delivery'],
  ['in_transit', 'expired', 'notice.information'],
  ['failure', 'delivery_exception', 'exception.other'],
  ['failure', 'damaged', 'exception.damaged'],
  ['return_to_sender', 'address_correction', 'returning.address'],
  ['return_to_sender', 'arrived_at_facility', 'returning.returning'],
  ['unknown', 'lost', 'exception.lost'],
  ['unknown', 'unknown', 'unknown.unmapped'],
  ['error', 'status_update', 'unknown.unmapped'],
  ['pre_transit', 'damaged', 'label_created.label_created'],
])('%s with %s is %s', (status, detail, meaning) => {
  expect(easypostMeaning({ status, detail, text: '' }, 'ups').meaning).toBe(meaning);
});

test('words of a carrier whose phrases we do not know never give an unknown status a meaning', () => {
  const codes = { status: 'new', detail: 'new' };
  const meaningOf = (text: string, carrier: string) => easypostMeaning({ ...codes, text }, carrier).meaning;
  expect(meaningOf('Delivered to UPS Access Point', 'ups')).toBe('unknown.unmapped');
  expect(meaningOf('Delivered, In/At Mailbox', 'usps')).toBe('delivered.delivered');
  expect(meaningOf('Held for unpaid postage', 'ups')).toBe('exception.postage_review');
});

describe('requests', () => {
  const [operation] = easypost.api.operations;
  const bodyOf = (carrier: string): CarrierRequest['body'] =>
    operation?.request(askedParcels(carrier, ['N1']), {}).body;

  test('name the carrier where EasyPost has a name for it, and leave it out elsewhere', () => {
    expect(bodyOf('fedex')).toEqual({ tracker: { tracking_code: 'N1', carrier: 'FedEx' } });
    expect(bodyOf('ghn')).toEqual({ tracker: { tracking_code: 'N1' } });
    expect(bodyOf('constructor')).toEqual({ tracker: { tracking_code: 'N1' } });
  });

  test('carry the key as the user of HTTP Basic, without a password', () => {
    const { auth } = easypost.api;
    const headers = auth.kind === 'headers' ? auth.headers({ apiKey: 'EZAKkey' }) : {};
    expect(headers).toEqual({ authorization: `Basic ${btoa('EZAKkey:')}` });
  });
});

describe('a push', () => {
  // As sent: a client that read the JSON and wrote it again would write 17.
  const body = Buffer.from('{"object":"Event","description":"tracker.updated","result":{"weight":17.0}}');
  const secret = 'ﬁne-Åsecret0123456789';
  const signed = (bytes: Uint8Array, key = secret.normalize('NFKD')) =>
    `hmac-sha256-hex=${hmacSha256(key, bytes).toString('hex')}`;
  const verdict = (signature: string | null, bytes: Uint8Array = body, own = secret) =>
    easypostPush.verify(
      {
        headers: new Headers(signature === null ? {} : { 'x-hmac-signature': signature }),
        query: new URLSearchParams(),
        body: bytes,
        receivedAt: new Date(0),
      },
      { credentials: {}, secret: own },
    );

  test('is genuine over its own bytes, with the secret in normal form', () => {
    expect(verdict(signed(body))).toBe('genuine');
    expect(secret.normalize('NFKD')).not.toBe(secret);
  });

  test.each([
    ['written again', () => verdict(signed(body), Buffer.from(JSON.stringify(JSON.parse(body.toString()))))],
    ['with a byte more', () => verdict(signed(body), Buffer.concat([body, Buffer.from(' ')]))],
    ['with another signature', () => verdict(`${signed(body).slice(0, -1)}x`)],
    ['without one', () => verdict(null)],
    ['without the prefix', () => verdict(signed(body).replace('hmac-sha256-hex=', ''))],
    ['in base64', () => verdict(`hmac-sha256-hex=${hmacSha256(secret, body).toString('base64')}`)],
    ['signed with another secret', () => verdict(signed(body, 'another'))],
    ['signed with the secret as typed', () => verdict(signed(body, secret))],
    ['for another account', () => verdict(signed(body), body, 'another')],
  ])('%s is forged', (_name, act) => expect(act()).toBe('forged'));

  test.each(['', 'null', '[]', '{}', '{"object":"Tracker"}', '{"object":"Event"'])(
    '%j is not what EasyPost sends',
    (text) => expect(easypostPush.parse(text)).toBeNull(),
  );

  test('of another kind of object holds no parcel', () => {
    const event = { object: 'Event', description: 'tracker.updated', result: { object: 'Batch' } };
    expect(easypostPush.parse(JSON.stringify(event))).toEqual([]);
  });

  const { subscription } = easypostPush;
  if (subscription.kind !== 'account') throw new Error('EasyPost has one webhook for an account');
  const input = { listenerUrl: 'https://shop.example/in', secret: 's', trackingNumbers: [] };

  test('is asked for with our address and secret, and ended by its id', () => {
    const asked = { ...input, carrierSubscriptionId: null };
    expect(subscription.subscribe.request(asked, {}).body).toEqual({
      webhook: { url: 'https://shop.example/in', webhook_secret: 's' },
    });
    const made = subscription.subscribe.parse(answer(201, { id: 'hook_41' }), asked);
    expect(made).toEqual({ ok: true, carrierSubscriptionId: 'hook_41', refused: [] });
    const known = { ...input, carrierSubscriptionId: 'hook_41' };
    expect(subscription.cancel?.request(known, {})).toEqual({ method: 'DELETE', path: '/webhooks/hook_41' });
    const gone = answer(404, { error: { code: 'NOT_FOUND', message: 'gone' } });
    expect(subscription.cancel?.parse(gone, known).ok).toBe(true);
    expect(subscription.cancel?.parse(answer(404, null), known).ok).toBe(false);
    expect(subscription.subscribe.parse(answer(200, { id: 7 }), asked).ok).toBe(false);
    expect(subscription.subscribe.parse(answer(401, {}), asked)).toMatchObject({
      error: { code: 'unauthorized' },
    });
  });
});

const data = fileURLToPath(new URL('../../../shared/carriers/data/', import.meta.url));
const hasData = existsSync(data);
if (!hasData) process.stdout.write(`skipped: EasyPost's published samples are not in ${data}\n`);
const readJson = (path: string): unknown => JSON.parse(readFileSync(data + path, 'utf8'));

describe.skipIf(!hasData)('published data', () => {
  const given = hasData ? readdirSync(`${data}easypost/given`) : [];
  const tracker = z.looseObject({ tracking_code: z.string(), tracking_details: z.array(z.unknown()) });
  const page = z.looseObject({ trackers: z.array(tracker) });
  const bodyOf = (file: string) => {
    const sample = readJson(`easypost/given/${file}`);
    return z.looseObject({ body: z.unknown() }).safeParse(sample).data?.body ?? sample;
  };

  test.each(given)('%s is understood', (file) => {
    const body = bodyOf(file);
    const one = tracker.safeParse(body).data ?? page.safeParse(body).data?.trackers[0];
    if (!one) {
      const status = file.includes('401') ? 401 : 200;
      const outcome = parseEasypost(answer(status, body), parcels).get(number);
      expect(outcome).toMatchObject({
        ok: false,
        error: { code: status === 401 ? 'unauthorized' : 'bad_response' },
      });
      return;
    }
    const outcome = parseEasypost(answer(200, body), askedParcels('usps', [one.tracking_code])).get(
      one.tracking_code,
    );
    if (!outcome?.ok) throw new Error(`${file}: ${JSON.stringify(outcome)}`);
    expect(outcome.update.events).toHaveLength(one.tracking_details.length);
    const last = outcome.update.events.at(-1)?.meaning;
    const expected = file.startsWith('syn-') ? file.slice(4, -5) : 'label_created';
    expect(last?.split('.')[0]).toBe(expected);
  });

  test('the published signature verifies over the exact bytes', () => {
    const vector = z
      .object({ secret: z.string(), expected: z.string(), body_file: z.string() })
      .parse(readJson('easypost/webhook/given/syn-event.vector.json'));
    const body = readFileSync(`${data}easypost/webhook/given/${vector.body_file}`);
    const verify = (bytes: Uint8Array, secret = vector.secret) =>
      easypostPush.verify(
        {
          headers: new Headers({ 'x-hmac-signature': vector.expected }),
          query: new URLSearchParams(),
          body: bytes,
          receivedAt: new Date(),
        },
        { credentials: {}, secret },
      );
    expect(verify(body)).toBe('genuine');
    expect(verify(Buffer.from(JSON.stringify(JSON.parse(body.toString()))))).toBe('forged');
    expect(verify(body, `${vector.secret}x`)).toBe('forged');
    expect(easypostPush.parse(body.toString())).toMatchObject([
      { carrier: 'usps', update: { summary: { milestone: 'delivered.delivered' }, weight: { grams: 482 } } },
    ]);
  });
});
