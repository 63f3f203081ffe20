import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isNotice, type Meaning } from '@/lib/tracking/milestones';
import { askedParcels } from './asked-parcel';
import type { CarrierResponse } from './carrier';
import { hmacSha256 } from './reading/push-signature';
import { shippo } from './shippo';
import { shippoError } from './shippo/errors';
import { shippoMeaning } from './shippo/meaning';
import { parseShippo } from './shippo/parse';
import { shippoPush } from './shippo/push';
import { shippoActions, shippoStatuses } from './shippo/statuses';
import { shippoTime } from './shippo/update';

const answer = (status: number, body: unknown, headers = {}): CarrierResponse => ({
  status,
  headers: new Headers(headers),
  body,
});

const meaningOf = (pair: string, { text = '', isActionRequired = false, carrier = 'ups' } = {}) => {
  const [status = '', substatus = ''] = pair.split('/');
  return shippoMeaning({ status, substatus, isActionRequired }, text, carrier).meaning;
};

test.each([
  ['Z is not believed', '2026-10-23T15:12:00Z', '2026-10-23T15:12:00', null],
  ['nor is +00:00', '2026-10-23T15:12:00+00:00', '2026-10-23T15:12:00', null],
  ['nothing is made of nothing', '2026-10-23T15:12:00', '2026-10-23T15:12:00', null],
  ['fractions are dropped', '2026-10-23T15:12:00.517Z', '2026-10-23T15:12:00', null],
  ['another offset holds', '2026-10-23T15:12:00-06:00', '2026-10-23T15:12:00', '-06:00'],
  ['midnight is a day', '2026-10-23T00:00:00Z', '2026-10-23', null],
  ['midnight in a zone is a time', '2026-10-23T00:00:00-06:00', '2026-10-23T00:00:00', '-06:00'],
])('%s: %s', (_name, stamp, localTime, utcOffset) => {
  expect(shippoTime(stamp)).toMatchObject({ localTime, utcOffset });
});

test('the calendar day of a time is the one that is written', () => {
  const stamp = fc.tuple(
    fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
    fc.constantFrom('Z', '', '-05:00', '+14:00'),
  );
  fc.assert(
    fc.property(stamp, ([date, zone]) => {
      const text = date.toISOString().slice(0, 19) + zone;
      expect(shippoTime(text)?.localTime.slice(0, 10)).toBe(text.slice(0, 10));
    }),
  );
});

test.each<[string, string, Meaning, Meaning]>([
  ['TRANSIT/notice_left', '', 'attempt_failed.attempted', 'attempt_failed.redelivery_needed'],
  ['TRANSIT/delivery_attempted', '', 'attempt_failed.attempted', 'attempt_failed.redelivery_needed'],
  ['TRANSIT/contact_carrier', '', 'exception.other', 'exception.info_needed'],
  ['TRANSIT/package_held', '', 'exception.other', 'exception.other'],
  [
    'TRANSIT/notice_left',
    'No authorized recipient',
    'attempt_failed.no_recipient',
    'attempt_failed.no_recipient',
  ],
])('%s %s is %s, and %s where the recipient must act', (pair, text, calm, urgent) => {
  expect(meaningOf(pair, { text })).toBe(calm);
  expect(meaningOf(pair, { text, isActionRequired: true })).toBe(urgent);
});

test('a new substatus leaves its status, a new status stays unknown', () => {
  expect(meaningOf('TRANSIT/teleported')).toBe('in_transit.moving');
  expect(meaningOf('ORBITING/package_arrived')).toBe('unknown.unmapped');
  expect(meaningOf('constructor/')).toBe('unknown.unmapped');
});

test("Shippo's sentences count only where there is no substatus", () => {
  const text = 'Your shipment is out for delivery.';
  expect(meaningOf('TRANSIT/', { text })).toBe('out_for_delivery.out_for_delivery');
  expect(meaningOf('TRANSIT/package_arrived', { text })).toBe('in_transit.arrived');
  expect(meaningOf('DELIVERED/', { text })).toBe('delivered.delivered');
});

describe('errors', () => {
  test('a sentence is kept, cleaned, and whatever else a field holds is not', () => {
    const error = shippoError(answer(400, { carrier: ['<b>Invalid</b> provider'] }));
    expect(error).toMatchObject({ reason: 'carrier_unsupported', carrierMessage: 'Invalid provider' });
    expect(shippoError(answer(400, { carrier: [{}] }))?.carrierMessage).toBeUndefined();
  });
});

describe('requests', () => {
  const [operation] = shippo.api.operations;

  test('name the carrier by its token, and a number cannot leave the path', () => {
    const pathOf = (carrier: string, number: string) =>
      operation?.request(askedParcels(carrier, [number]), {}).path;
    expect(pathOf('canada-post', 'N1')).toBe('/tracks/canada_post/N1');
    expect(pathOf('usps', '../a?b#c')).toBe('/tracks/usps/..%2Fa%3Fb%23c');
  });

  test('carry the token and the version of the API', () => {
    const { auth } = shippo.api;
    const headers = auth.kind === 'headers' ? auth.headers({ apiToken: 'shippo_live_x' }) : {};
    expect(headers).toEqual({
      authorization: 'ShippoToken shippo_live_x',
      'shippo-api-version': '2018-02-08',
    });
  });
});

describe('a push', () => {
  const body = Buffer.from('{"event":"track_updated","data":null}');
  const webhookSecret = 'shippo-hands-this-out';
  const time = 1_792_756_800;
  const signed = (at: number | string, bytes: Uint8Array = body, secret = webhookSecret) =>
    hmacSha256(secret, Buffer.concat([Buffer.from(`${at}.`), bytes])).toString('hex');
  const good = `t=${time},v1=${signed(time)}`;

  function verdict(signature: string | null, at: { bytes?: Uint8Array; now?: number; secret?: string } = {}) {
    const { bytes = body, now = time + 1, secret = webhookSecret } = at;
    return shippoPush.verify(
      {
        headers: new Headers(signature === null ? {} : { 'shippo-auth-signature': signature }),
        query: new URLSearchParams(),
        body: bytes,
        receivedAt: new Date(now * 1000),
      },
      { credentials: secret ? { webhookSecret: secret } : {}, secret: 'our own' },
    );
  }

  test('is genuine with a fresh signature, in whatever order its parts stand', () => {
    expect(verdict(good)).toBe('genuine');
    expect(verdict(`v1=${signed(time).toUpperCase()}, t=${time}`)).toBe('genuine');
    expect(verdict(`t=${time},v1=00,v1=${signed(time)}`)).toBe('genuine');
  });

  test('is stale five minutes off, and forged rather than stale when both', () => {
    expect(verdict(good, { now: time + 300 })).toBe('genuine');
    expect(verdict(good, { now: time + 301 })).toBe('stale');
    expect(verdict(good, { now: time - 301 })).toBe('stale');
    expect(verdict(`t=${time},v1=${signed(time + 1)}`, { now: time + 301 })).toBe('forged');
  });

  test.each<[string, () => string]>([
    ['without a signature', () => verdict(null)],
    ['without a time', () => verdict(`v1=${signed('')}`)],
    ['with a time of words', () => verdict(`t=now,v1=${signed('now')}`)],
    ['with another time', () => verdict(`t=${time + 1},v1=${signed(time)}`)],
    ['with a byte more', () => verdict(good, { bytes: Buffer.concat([body, Buffer.from('\n')]) })],
    ['signed with another secret', () => verdict(`t=${time},v1=${signed(time, body, 'other')}`)],
    ['signed with the secret of the address', () => verdict(`t=${time},v1=${signed(time, body, 'our own')}`)],
    ['in base64', () => verdict(`t=${time},v1=${Buffer.from(signed(time), 'hex').toString('base64')}`)],
  ])('%s is forged', (_name, act) => expect(act()).toBe('forged'));

  test('is taken by its address alone where Shippo has handed out no secret', () => {
    expect(verdict(null, { secret: '' })).toBe('genuine');
  });

  test.each(['', 'null', '[]', '{}', '{"data":{}}', '{"event":"track_updated"'])(
    '%j is not what Shippo sends',
    (text) => expect(shippoPush.parse(text)).toBeNull(),
  );

  const { subscription } = shippoPush;
  if (subscription.kind !== 'account') throw new Error('Shippo has one webhook for an account');
  const input = { listenerUrl: 'https://shop.example/in/41', secret: 's', trackingNumbers: [] };

  test('is asked for with our address, for the kind of token that we have, and ended by its id', () => {
    const asked = { ...input, carrierSubscriptionId: null };
    const bodyFor = (apiToken: string) => subscription.subscribe.request(asked, { apiToken }).body;
    const body = { event: 'track_updated', url: 'https://shop.example/in/41', active: true };
    expect(bodyFor('shippo_live_x')).toEqual({ ...body, is_test: false });
    expect(bodyFor('shippo_test_x')).toEqual({ ...body, is_test: true });
    const made = subscription.subscribe.parse(answer(201, { object_id: '4f41' }), asked);
    expect(made).toEqual({ ok: true, carrierSubscriptionId: '4f41', refused: [] });
    expect(subscription.subscribe.parse(answer(201, {}), asked).ok).toBe(false);
    const known = { ...input, carrierSubscriptionId: '4f41' };
    expect(subscription.cancel?.request(known, {})).toEqual({ method: 'DELETE', path: '/webhooks/4f41' });
    expect(subscription.cancel?.parse(answer(404, null), known).ok).toBe(true);
    expect(subscription.cancel?.parse(answer(503, null), known).ok).toBe(false);
  });
});

const statusOf = (meaning: Meaning) => (isNotice(meaning) ? 'notice' : meaning.split('.')[0]);

test('what the recipient must do makes a code finer, and never another status', () => {
  for (const [code, action] of shippoActions) {
    expect([code, statusOf(action)]).toEqual([
      code,
      statusOf(shippoStatuses.get(code) ?? 'unknown.unmapped'),
    ]);
  }
});

const data = fileURLToPath(new URL('../../../shared/carriers/data/', import.meta.url));
const hasData = existsSync(data);
if (!hasData) process.stdout.write(`skipped: Shippo's published samples are not in ${data}\n`);
const readJson = (path: string): unknown => JSON.parse(readFileSync(data + path, 'utf8'));

describe.skipIf(!hasData)('published data', () => {
  const sample = z.looseObject({
    carrier: z.string(),
    tracking_number: z.string(),
    tracking_status: z.unknown(),
    tracking_history: z.array(z.unknown()),
  });
  const recorded = z.looseObject({ http_status: z.number(), body: z.unknown() });
  const given = hasData ? readdirSync(`${data}shippo/given`) : [];
  const expected: Readonly<Record<string, string>> = {
    'syn-delivered-delivered.json': 'delivered.delivered',
    'syn-transit-none.json': 'in_transit.departed',
    'syn-transit-notice_left.json': 'attempt_failed.redelivery_needed',
    'test-create-1.json': 'delivered.delivered',
    'test-invalid-create-1.json': 'not_found',
    'test-invalid-create-2.json': 'not_scanned_yet',
  };

  test.each(given)('%s is understood', (file) => {
    const content = readJson(`shippo/given/${file}`);
    const exchange = recorded.safeParse(content).data ?? { http_status: 200, body: content };
    const track = sample.safeParse(exchange.body).data;
    const number = track?.tracking_number ?? 'N1';
    const outcome = parseShippo(answer(exchange.http_status, exchange.body), askedParcels('usps', [number]));
    const told = outcome.get(number);
    const last = told?.ok ? told.update.events.at(-1)?.meaning : told?.error.code;
    expect(last).toBe(expected[file]);
  });

  test("the recorded life is told in the carrier's hours, each event once and none unknown", () => {
    const { body } = recorded.parse(readJson('shippo/given/test-create-1.json'));
    const { tracking_number: number } = sample.parse(body);
    const outcome = parseShippo(answer(200, body), askedParcels('usps', [number])).get(number);
    if (!outcome?.ok) throw new Error('no update');
    expect(outcome.update.events.map(({ meaning }) => meaning)).toEqual([
      'label_created.label_created',
      'label_created.label_created',
      'in_transit.accepted',
      'in_transit.arrived',
      'in_transit.departed',
      'in_transit.arrived',
      'in_transit.departed',
      'in_transit.local_facility',
      'in_transit.arrived',
      'out_for_delivery.out_for_delivery',
      'delivered.delivered',
    ]);
    expect(outcome.update.events.at(-1)).toMatchObject({ localTime: '2016-12-08T15:19:00', utcOffset: null });
  });

  test('the published signature verifies over the exact bytes, for five minutes', () => {
    const vector = z
      .object({ secret: z.string(), expected: z.string(), body_file: z.string() })
      .parse(readJson('shippo/webhook/given/syn-track-updated.vector.json'));
    const body = readFileSync(`${data}shippo/webhook/given/${vector.body_file}`);
    const time = Number(/t=(\d+)/.exec(vector.expected)?.[1]);
    const verify = (bytes: Uint8Array, at: number) =>
      shippoPush.verify(
        {
          headers: new Headers({ 'shippo-auth-signature': vector.expected }),
          query: new URLSearchParams(),
          body: bytes,
          receivedAt: new Date(at * 1000),
        },
        { credentials: { webhookSecret: vector.secret }, secret: '' },
      );
    expect(verify(body, time + 2)).toBe('genuine');
    expect(verify(body, time + 3_600)).toBe('stale');
    expect(verify(body.subarray(1), time + 2)).toBe('forged');
    const [pushed] = shippoPush.parse(body.toString()) ?? [];
    expect(pushed).toMatchObject({ carrier: 'usps', trackingNumber: '9205590164917312751089' });
    expect(pushed?.update?.events.map(({ meaning }) => meaning)).toEqual([
      'out_for_delivery.out_for_delivery',
    ]);
  });
});
