import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '@/lib/tracking/fingerprint';
import { askedParcels } from '../asked-parcel';
import { parseUps } from './parse';
import { upsPush } from './push';

const secret = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF';

function verify(headers: Record<string, string>, key = secret) {
  const body = new TextEncoder().encode('{"trackingNumber":"1ZD00R570310100171"}');
  const delivery = {
    headers: new Headers(headers),
    query: new URLSearchParams(),
    body,
    receivedAt: new Date(),
  };
  return upsPush.verify(delivery, { credentials: {}, secret: key });
}

describe('a UPS event is taken when it brings our credential', () => {
  test('as a bearer token, or in the header of version 1', () => {
    expect(verify({ authorization: `Bearer ${secret}` })).toBe('genuine');
    expect(verify({ authorization: `bearer  ${secret}` })).toBe('genuine');
    expect(verify({ credential: secret })).toBe('genuine');
  });

  test.each([
    ['nothing', {}],
    ['another one', { authorization: `Bearer ${secret.toLowerCase()}` }],
    ['one that is longer', { authorization: `Bearer ${secret}x` }],
    ['one that is shorter', { authorization: `Bearer ${secret.slice(1)}` }],
    ['another scheme', { authorization: `Basic ${secret}` }],
    ['the bare word', { authorization: secret }],
    ['only the client id', { 'x-api-key': secret, 'user-agent': 'UPSPubSubTrackingService' }],
  ])('never with %s', (_name, headers) => {
    expect(verify(headers)).toBe('forged');
  });

  test('never against an account without a secret', () => {
    expect(verify({ authorization: 'Bearer ' }, '')).toBe('forged');
    expect(verify({}, '')).toBe('forged');
  });
});

const activity = {
  status: { type: 'I', code: 'OT', statusCode: '021', description: 'Out For Delivery Today' },
  ...{ date: '20261014', time: '084705', gmtDate: '20261014', gmtTime: '15:47:05', gmtOffset: '-07:00' },
  location: { address: { city: 'Seattle', stateProvince: 'WA', countryCode: 'US', country: 'US' } },
};
const event = {
  trackingNumber: '1zd00r570310100171',
  ...{ localActivityDate: '20261014', localActivityTime: '84705', gmtOffset: '-07.00' },
  ...{ gmtActivityDate: '20261014', gmtActivityTime: '154705' },
  activityLocation: { city: 'SEATTLE', stateProvince: 'WA', postalCode: '98107', country: 'US' },
  activityStatus: { type: 'I', code: 'OT', description: 'Out for Delivery', descriptionCode: '021' },
};

function pushed(change: object) {
  return upsPush.parse(JSON.stringify({ ...event, ...change }))?.[0];
}

describe('the same activity', () => {
  const number = '1ZD00R570310100171';
  const body = {
    trackResponse: { shipment: [{ package: [{ trackingNumber: number, activity: [activity] }] }] },
  };
  const polled = parseUps({ status: 200, headers: new Headers(), body }, askedParcels('ups', [number])).get(
    number,
  );
  const original = polled?.ok ? polled.update.events.map(fingerprint) : [];

  test.each([
    ['as UPS documents it', {}],
    ['with its code as a number', { activityStatus: { ...event.activityStatus, descriptionCode: 21 } }],
    ['with a time as a number', { localActivityTime: 84705 }],
    ['without the offset', { gmtOffset: '' }],
    ['without the instant', { gmtActivityDate: '', gmtActivityTime: '' }],
  ])('is one event, polled or pushed: %s', (_name, change) => {
    const parcel = pushed(change);
    expect(parcel).toMatchObject({ trackingNumber: number, carrier: 'ups' });
    expect(original).toHaveLength(1);
    expect(parcel?.update?.events.map(fingerprint)).toEqual(original);
    expect(parcel?.update?.events[0]?.meaning).toBe('out_for_delivery.out_for_delivery');
  });

  test('that came without its code is only a hint to ask', () => {
    const { descriptionCode: _, ...status } = event.activityStatus;
    expect(pushed({ activityStatus: status })).toEqual({
      trackingNumber: number,
      carrier: 'ups',
      update: null,
    });
    expect(pushed({ activityStatus: null })?.update).toBeNull();
  });
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '{"trackingNumber":""}',
  '{"trackingNumber":7}',
  '{"trackingNumber":021}',
])('what is no event is not understood: %s', (text) => {
  expect(upsPush.parse(text)).toBeNull();
});

const given = fileURLToPath(new URL('../../../../shared/carriers/data/ups/webhook/given/', import.meta.url));
const isPresent = existsSync(given);
if (!isPresent) process.stdout.write(`skipped: no UPS reference event at ${given}\n`);
test.skipIf(!isPresent)('the reference event and request are ours', () => {
  const text = readFileSync(`${given}track-alert-out-for-delivery.json`, 'utf8');
  expect(upsPush.parse(text)?.[0]?.update?.events).toMatchObject([
    { meaning: 'out_for_delivery.out_for_delivery', utcOffset: '-04:00', carrierCode: 'I/021/OT' },
  ]);
  const { 1: standard } = JSON.parse(readFileSync(`${given}subscription-request-examples.json`, 'utf8'));
  expect(request(standard.trackingNumberList).body).toEqual(standard);
});

const { subscription } = upsPush;
if (subscription.kind !== 'parcel') throw new Error('UPS subscribes parcels');
const { accepts, subscribe } = subscription;

function inputOf(trackingNumbers: string[]) {
  return { listenerUrl: 'https://orders.example.com', secret, trackingNumbers, carrierSubscriptionId: null };
}
function request(numbers: string[]) {
  return subscribe.request(inputOf(numbers), {});
}

describe('the subscription of parcels', () => {
  test('takes 1Z and 1R numbers and no others', () => {
    expect(['1ZCIETST0111111114', '1R12345678912345', `1R${'1'.repeat(26)}`].every(accepts)).toBe(true);
    expect(['K1506235620', '1Z123', '9400100000000000000058', 'x1ZCIETST0111111114'].some(accepts)).toBe(
      false,
    );
  });

  const answer = (status: number, body: unknown) =>
    subscribe.parse({ status, headers: new Headers(), body }, inputOf(['A', 'B']));

  test('says which of them UPS would not take', () => {
    expect(answer(200, { validTrackingNumbers: ['A', 'B'] })).toMatchObject({ ok: true, refused: [] });
    expect(answer(200, { validTrackingNumbers: ['A'], invalidTrackingNumbers: ['B'] })).toMatchObject({
      refused: ['B'],
    });
    expect(answer(200, { validTrackingNumbers: ['A'] })).toMatchObject({ refused: ['B'] });
    const none = {
      invalidTrackingNumbers: ['A', 'B'],
      response: { errors: [{ code: 'VSS210', message: 'x' }] },
    };
    expect(answer(400, none)).toMatchObject({ ok: true, refused: ['A', 'B'] });
  });

  test('fails as a whole where UPS says so', () => {
    const error = (status: number, code: string) =>
      answer(status, { response: { errors: [{ code, message: 'x' }] } });
    expect(error(400, 'VSS600')).toMatchObject({ error: { code: 'not_permitted', reason: 'push_address' } });
    expect(error(500, 'VSS100')).toMatchObject({ error: { code: 'unavailable', isRetryable: true } });
    expect(error(401, '250002')).toMatchObject({ error: { code: 'unauthorized' } });
    expect(error(400, 'VSS300')).toMatchObject({ error: { code: 'bad_response' } });
    expect(answer(200, {})).toMatchObject({ error: { code: 'bad_response', reason: 'no_numbers' } });
    expect(answer(200, null)).toMatchObject({ ok: false });
  });
});
