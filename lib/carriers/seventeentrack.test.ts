import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Meaning, milestones, notices } from '@/lib/tracking/milestones';
import { askedParcels } from './asked-parcel';
import type { CarrierResponse, ShipmentUpdate, TrackingOutcome } from './carrier';
import { seventeentrack } from './seventeentrack';
import { seventeentrackCodes, seventeentrackStatuses } from './seventeentrack/codes';
import { parseRegister, parseTrackInfo } from './seventeentrack/parse';
import { seventeentrackMeaning } from './seventeentrack/update';

const data = fileURLToPath(new URL('../../../shared/carriers/data/', import.meta.url));
const hasData = existsSync(`${data}17track`);
if (!hasData) process.stderr.write('17TRACK: the reference data are not found, their tests are skipped\n');

function readJson(path: string) {
  return JSON.parse(readFileSync(`${data}${path}`, 'utf8'));
}

function answer(body: unknown, status = 200): CarrierResponse {
  return { status, headers: new Headers(), body };
}

function requireUpdate(outcome: TrackingOutcome | undefined): ShipmentUpdate {
  if (!outcome?.ok) throw new Error(`no update: ${JSON.stringify(outcome)}`);
  return outcome.update;
}

const number = '9400100000004123400101';

/** One parcel of USPS with these events, newest first as 17TRACK lists them. */
function withEvents(...events: object[]) {
  const providers = [{ provider: { key: 21051 }, events }];
  return {
    code: 0,
    data: { accepted: [{ number, carrier: 21051, track_info: { tracking: { providers } } }] },
  };
}

function ask(body: unknown): TrackingOutcome | undefined {
  return parseTrackInfo(answer(body), askedParcels('usps', [number])).get(number);
}

describe('sub-statuses', () => {
  test('each has one of our meanings', () => {
    const known = new Set<Meaning>([...milestones, ...notices]);
    for (const meaning of [...seventeentrackCodes.values(), ...seventeentrackStatuses.values()]) {
      expect(known).toContain(meaning);
    }
  });

  test('an arrival is one in the country only where that is another than the sender’s', () => {
    expect(seventeentrackMeaning('InTransit_Arrival', { isImport: true }).meaning).toBe(
      'in_transit.arrived_in_country',
    );
    expect(seventeentrackMeaning('InTransit_Arrival').meaning).toBe('in_transit.arrived');
  });

  test('one that is new stays unknown, also where the main status is known', () => {
    expect(seventeentrackMeaning('InTransit_Teleported')).toEqual({
      meaning: 'unknown.unmapped',
      rule: 'seventeentrack.unmapped',
    });
  });
});

describe('times', () => {
  const raw = (date: string, time: string | null, timezone: string | null) => ({ date, time, timezone });

  test.each([
    [
      'the carrier’s wall clock and zone',
      {
        time_raw: raw('2026-05-09', '14:23:00', '-03:00'),
        time_iso: '2026-05-09T14:23:00-03:00',
        time_utc: '2026-05-09T17:23:00Z',
      },
      { localTime: '2026-05-09T14:23:00', utcOffset: '-03:00', occurredAt: '2026-05-09T17:23:00Z' },
    ],
    [
      'a zone that 17TRACK adds',
      {
        time_raw: raw('2026-05-09', '14:23:00', null),
        time_iso: '2026-05-09T14:23:00+08:00',
        time_utc: '2026-05-09T06:23:00Z',
      },
      { localTime: '2026-05-09T14:23:00', utcOffset: '+08:00', occurredAt: '2026-05-09T06:23:00Z' },
    ],
    [
      'no zone at all',
      { time_raw: raw('2026-05-09', '14:23:00', null), time_iso: null, time_utc: null },
      { localTime: '2026-05-09T14:23:00', utcOffset: null, occurredAt: null },
    ],
    [
      'a delivery: only what the carrier wrote',
      {
        sub_status: 'Delivered_Other',
        time_raw: raw('2026-05-09', '14:23:00', null),
        time_iso: '2026-05-09T16:23:00+00:00',
        time_utc: '2026-05-09T16:23:00Z',
      },
      { localTime: '2026-05-09T14:23:00', utcOffset: null, occurredAt: null },
    ],
    [
      'a day without a time',
      {
        time_raw: raw('2026-05-09', null, null),
        time_iso: '2026-05-09T00:00:00+08:00',
        time_utc: '2026-05-08T16:00:00Z',
      },
      { localTime: '2026-05-09', utcOffset: null, occurredAt: null },
    ],
    [
      'nothing raw',
      { time_raw: null, time_iso: '2026-05-09T14:23:00+08:00' },
      { localTime: '2026-05-09T14:23:00', utcOffset: '+08:00', occurredAt: '2026-05-09T06:23:00Z' },
    ],
  ])('%s', (_, times, expected) => {
    const body = withEvents({ sub_status: 'InTransit_Other', description: 'x', ...times });
    expect(requireUpdate(ask(body)).events[0]).toMatchObject(expected);
  });

  test('two things in one minute under one wide code stay two; the same words twice are one', () => {
    const at = { time_raw: raw('2026-05-09', '14:23:00', '+08:00'), sub_status: 'InTransit_Other' };
    const body = withEvents(
      { ...at, description: 'Sorted' },
      { ...at, description: 'Weighed' },
      { ...at, description: 'SORTED' },
    );
    expect(requireUpdate(ask(body)).events).toHaveLength(2);
  });
});

test('a carrier that we know goes with the number, another is left to 17TRACK', () => {
  const parcels = [...askedParcels('usps', [number]), ...askedParcels('posti', ['LV705182437FI'])];
  const body = [{ number, carrier: 21051 }, { number: 'LV705182437FI' }];
  expect(seventeentrack.api.operations[0]?.request(parcels, {})).toMatchObject({
    path: '/gettrackinfo',
    body,
  });
  expect(seventeentrack.api.register?.request(parcels, {})).toMatchObject({ path: '/register', body });
});

test('the key is checked by the quota call', () => {
  const { auth } = seventeentrack.api;
  if (auth.kind !== 'headers' || !auth.check) throw new Error('no check');
  expect(auth.headers({ apiKey: 'k' })).toEqual({ '17token': 'k' });
  expect(auth.check.parse(answer({ code: 0, data: { quota_remain: 0 } }))).toBeNull();
  expect(auth.check.parse(answer({ code: -18010002, data: { errors: [] } }, 401))?.code).toBe('unauthorized');
});

describe.skipIf(!hasData)('reference answers', () => {
  const given = (name: string) => readJson(`17track/given/${name}.json`);
  const read = (name: string, carrier: string, asked: string) =>
    parseTrackInfo(answer(given(name)), askedParcels(carrier, [asked])).get(asked);

  test('a delivery whose zone nobody names stays without one', () => {
    const update = requireUpdate(read('gettrackinfo_correios_2151', 'correios-br', 'AA123456789BR'));
    expect(update.events.map(({ meaning }) => meaning)).toEqual([
      'in_transit.accepted',
      'out_for_delivery.out_for_delivery',
      'delivered.delivered',
    ]);
    expect(update.events.at(-1)).toMatchObject({
      localTime: '2026-06-30T14:23:00',
      utcOffset: null,
      occurredAt: null,
    });
    expect(update).toMatchObject({
      service: 'SEDEX',
      estimate: null,
      destination: { city: 'RECIFE', country: 'BR' },
    });
  });

  test('a status of the future is unknown among known ones, and the item beside it is refused in its own words', () => {
    const body = given('gettrackinfo_yanwen_190012');
    const update = requireUpdate(read('gettrackinfo_yanwen_190012', 'yanwen', 'YT2616912345678901'));
    expect(update.events.filter(({ meaning }) => meaning === 'unknown.unmapped')).toHaveLength(1);
    expect(update.estimate).toMatchObject({
      date: '2026-07-08',
      lastDate: '2026-07-12',
      source: 'calculated',
    });
    for (const { number: refused } of body.data.rejected) {
      expect(parseTrackInfo(answer(body), askedParcels('yanwen', [refused])).get(refused)?.ok).toBe(false);
    }
  });

  test('out for delivery, and a history under "not found"', () => {
    expect(
      requireUpdate(read('syn-out-for-delivery', 'yanwen', 'YT2616912345678901')).events.at(-1)?.meaning,
    ).toBe('out_for_delivery.out_for_delivery');
    // What was scanned stays; that nothing was found now is no event and no state of the parcel.
    const notFound = requireUpdate(read('syn-not-found', 'yanwen', 'YT2616912345678901'));
    expect(notFound).toMatchObject({ summary: null });
    expect(notFound.events).toHaveLength(3);
  });

  test('a wrong key, and a registration that is refused for one number of two', () => {
    const outcome = parseTrackInfo(
      answer(given('syn-error-invalid-key'), 401),
      askedParcels('usps', [number]),
    );
    expect(outcome.get(number)).toMatchObject({ error: { code: 'unauthorized', reason: 'bad_credentials' } });
    const asked = [...askedParcels('correios-br', ['AA123456789BR']), ...askedParcels('usps', ['1234'])];
    const registered = parseRegister(answer(given('register_mixed')), asked);
    expect(registered.get('AA123456789BR')).toBeNull();
    expect(registered.get('1234')?.code).toBe('invalid_number');
  });

  test('the quota answers the check of a key; the list of registrations, which we do not ask for, is no news', () => {
    const { auth } = seventeentrack.api;
    if (auth.kind !== 'headers' || !auth.check) throw new Error('no check');
    expect(auth.check.parse(answer(given('getquota')))).toBeNull();
    const listed = read('gettracklist_page', 'correios-br', 'AA123456789BR');
    expect(listed).toMatchObject({ ok: false, error: { code: 'bad_response', reason: 'no_status' } });
  });

  test('a push that says tracking has stopped holds no parcel', () => {
    expect(seventeentrack.api.push?.parse(JSON.stringify(given('webhook_tracking_stopped')))).toEqual([]);
  });
});

describe('the webhook', () => {
  const push = seventeentrack.api.push;
  const text = '{"event":"TRACKING_STOPPED","data":{"number":"CP612488304VN","carrier":22041}}';
  // printf '%s' '<text>/k-17' | sha256sum
  const sign = '09aab07a89ee79a4815daf401a101bcb90e3890656ba8e03b90dcc6bff78dbbd';

  function verify(body: string | Buffer, headers: Record<string, string>, apiKey = 'k-17') {
    return push?.verify(
      {
        headers: new Headers(headers),
        query: new URLSearchParams(),
        body: Buffer.from(body),
        receivedAt: new Date(),
      },
      { credentials: { apiKey }, secret: 's'.repeat(32) },
    );
  }

  test('a genuine delivery is one, in capitals too', () => {
    expect(verify(text, { sign })).toBe('genuine');
    expect(verify(text, { sign: sign.toUpperCase() })).toBe('genuine');
  });

  test.each([
    ['one byte of the body', `${text} `, { sign }, 'k-17'],
    ['the signature', text, { sign: `${sign.slice(0, -1)}0` }, 'k-17'],
    ['half a signature', text, { sign: sign.slice(0, 32) }, 'k-17'],
    ['another encoding', text, { sign: Buffer.from(sign, 'hex').toString('base64') }, 'k-17'],
    ['no signature', text, {}, 'k-17'],
    ['another key', text, { sign }, 'k-18'],
    ['no key', text, { sign }, ''],
  ])('forged: %s', (_, body, headers: Record<string, string>, apiKey) => {
    expect(verify(body, headers, apiKey)).toBe('forged');
  });

  test.skipIf(!hasData)('the reference delivery verifies byte for byte and is read', () => {
    const folder = '17track/webhook/given/syn-tracking-updated';
    const { secret, expected, header } = readJson(`${folder}.vector.json`);
    const body = readFileSync(`${data}${folder}.body.json`);
    expect(verify(body, { [header]: expected }, secret)).toBe('genuine');
    const [parcel] = push?.parse(body.toString('utf8')) ?? [];
    expect(parcel).toMatchObject({ trackingNumber: 'YT2616912345678901', carrier: 'yanwen' });
    expect(parcel?.update?.events.at(-1)?.meaning).toBe('delivered.delivered');
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"event":"TRACKING_UPDATED"}',
    '{"event":"TRACKING_UPDATED","data":{}}',
    '<xml/>',
  ])('is not what 17TRACK sends: %s', (body) => expect(push?.parse(body)).toBeNull());
});
