import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Meaning, milestones, notices } from '@/lib/tracking/milestones';
import { askedParcels } from './asked-parcel';
import type { CarrierResponse, TrackingOutcome } from './carrier';
import { readCredentials } from './credentials';
import { ups } from './ups';
import { upsCodes } from './ups/codes';
import { type UpsStatus, upsMeaning } from './ups/meaning';
import { parseUps } from './ups/parse';
import { upsStatuses } from './ups/statuses';

const number = '1ZD00R570310100174';
const fixtures = fileURLToPath(new URL('./fixtures/ups/', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/carriers/data/', import.meta.url));
const hasShared = existsSync(join(shared, 'ups'));
if (!hasShared) process.stderr.write('UPS: independent listings not found, their tests are skipped\n');

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): CarrierResponse {
  return { status, headers: new Headers(headers), body };
}

function ask(body: unknown, asked = number): TrackingOutcome | undefined {
  return parseUps(answer(body), askedParcels('ups', [asked])).get(asked);
}

function requireUpdate(outcome: TrackingOutcome | undefined) {
  if (!outcome?.ok) throw new Error(`no update: ${JSON.stringify(outcome)}`);
  return outcome.update;
}

/** An answer with one package of one activity. */
function withPackage(fields: object) {
  const status = { type: 'I', code: 'AR', statusCode: '005', description: 'Arrived at Facility' };
  const activity = [{ status, date: '20261020', time: '074700', gmtOffset: '-07:00' }];
  return { trackResponse: { shipment: [{ package: [{ trackingNumber: number, activity, ...fields }] }] } };
}

function meaningOf(fields: Partial<UpsStatus>): Meaning {
  return upsMeaning({ type: '', code: '', statusCode: '', text: '', ...fields }).meaning;
}

describe('status codes', () => {
  test('there are 160, each with a known meaning', () => {
    expect(upsStatuses.size).toBe(160);
    const known = new Set<Meaning>([...milestones, ...notices]);
    for (const meaning of [...upsStatuses.values(), ...upsCodes.values()]) expect(known).toContain(meaning);
  });

  test.skipIf(!hasShared)("are exactly those of UPS's appendix", () => {
    const { items } = readJson(join(shared, 'ups/codes/status-description-codes.json'));
    const codes = items.map((item: { code: string }) => item.code);
    expect([...upsStatuses.keys()].toSorted()).toEqual(codes.toSorted());
  });
});

describe('meaning of an activity', () => {
  test.each<[string, Partial<UpsStatus>, Meaning]>([
    ['DP under I is a departure', { type: 'I', code: 'DP' }, 'in_transit.departed'],
    ['DP under M is a manifest', { type: 'M', code: 'DP' }, 'label_created.label_created'],
    ['EP under I is an export scan', { type: 'I', code: 'EP' }, 'in_transit.departed'],
    ['EP under D waits at the post office', { type: 'D', code: 'EP' }, 'available_for_pickup.ready'],
    ['UP under U moves the date', { type: 'U', code: 'UP' }, 'notice.date_changed'],
    ['161 is not delivered', { type: 'D', statusCode: '161' }, 'available_for_pickup.ready'],
    ['144 is not delivered', { type: 'D', statusCode: '144' }, 'available_for_pickup.ready'],
    ['143 is with an agent', { type: 'D', statusCode: '143' }, 'delivered.to_agent'],
    [
      'status code before activity code',
      { type: 'X', code: 'VM', statusCode: '012' },
      'in_transit.customs_started',
    ],
    ['"On the Way" is refined by AR', { type: 'I', code: 'AR', statusCode: '005' }, 'in_transit.arrived'],
    ['never into another status', { type: 'I', code: 'OF', statusCode: '005' }, 'in_transit.moving'],
    ['never into a notice', { type: 'X', code: 'ZA', statusCode: '013' }, 'exception.other'],
    ['weather under "Exception"', { type: 'X', code: '7W', statusCode: '013' }, 'exception.weather'],
    [
      'closed business under an attempt',
      { type: 'X', code: '55', statusCode: '022' },
      'attempt_failed.business_closed',
    ],
    ['"Action Required" stays so', { type: 'X', code: '7W', statusCode: '029' }, 'exception.info_needed'],
    ['and says which action', { type: 'X', code: '1C', statusCode: '029' }, 'exception.payment_needed'],
    ['to a neighbour', { type: 'D', code: '3H', statusCode: '011' }, 'delivered.to_neighbor'],
    ['an unknown X is a problem', { type: 'X', code: '??' }, 'exception.other'],
    ['also with an unknown status code', { type: 'X', statusCode: '999' }, 'exception.other'],
    ['a bare D is delivered', { type: 'D', code: 'KB' }, 'delivered.delivered'],
    ['a D with an unknown status code is not', { type: 'D', statusCode: '999' }, 'unknown.unmapped'],
    ['a bare I is in transit', { type: 'I' }, 'in_transit.moving'],
    ['an I with an unknown code is not', { type: 'I', code: 'QQ' }, 'unknown.unmapped'],
    ['a voided manifest', { type: 'MV' }, 'cancelled.label_void'],
    ['a pickup', { type: 'P' }, 'in_transit.picked_up'],
    ['nothing known', { type: 'NA' }, 'unknown.unmapped'],
  ])('%s', (_, fields, meaning) => {
    expect(meaningOf(fields)).toBe(meaning);
  });

  test.each<[string, Meaning]>([
    ['Shipment Accepted', 'in_transit.accepted'],
    ['In Transit', 'in_transit.moving'],
    ['Arrival at UPS Facility', 'in_transit.arrived'],
    ['Clearance in Progress', 'in_transit.customs_started'],
    ['Cleared', 'in_transit.customs_cleared'],
    ['Out for Delivery', 'out_for_delivery.out_for_delivery'],
    ['Delivery Attempted', 'attempt_failed.attempted'],
    ['Delivered', 'delivered.delivered'],
    ['Exception', 'exception.other'],
    ['Awaiting Receiver', 'exception.info_needed'],
  ])('the ten states of R2.2 by their words: %s', (text, meaning) => {
    expect(meaningOf({ text })).toBe(meaning);
  });

  test.each([
    'Counterfeit postage found',
    'Held for unpaid postage',
    'Postage assessment in progress',
    'Tracking Not Displayed Due to an Ongoing Review',
  ])('a doubt about the label is a review, whatever the code: %s', (text) => {
    expect(meaningOf({ type: 'I', statusCode: '005', text })).toBe('exception.postage_review');
  });

  test('counterfeit goods at customs are not a doubt about the label', () => {
    expect(meaningOf({ type: 'X', statusCode: '147', text: 'Counterfeit goods' })).toBe('exception.security');
  });
});

test.each([
  [{ type: 'I', statusCode: '044', code: '' }, 'in_transit.with_partner'],
  [{ type: 'I', statusCode: '074', code: 'XR' }, 'in_transit.local_facility'],
  [{ type: 'I', statusCode: '074', code: '' }, 'in_transit.moving'],
  [{ type: 'I', statusCode: '137', code: '' }, 'in_transit.moving'],
  [{ type: 'X', statusCode: '', code: 'LX' }, 'in_transit.moving'],
] as const)('a hand-over from UPS is not told as one to UPS: %j', (status, meaning) => {
  expect(meaningOf(status)).toBe(meaning);
});

describe('times', () => {
  test.each([
    ['74700', '20261020', '2026-10-20T07:47:00Z'],
    ['1500', '20261020', '2026-10-20T00:15:00Z'],
    ['0', '20261020', '2026-10-20T00:00:00Z'],
    ['18:03:06', '20261020', '2026-10-20T18:03:06Z'],
    [183006, '20261020', '2026-10-20T18:30:06Z'],
  ])('gmtTime %s is an instant', (gmtTime, gmtDate, occurredAt) => {
    const local = new Date(Date.parse(occurredAt) + 7 * 3_600_000).toISOString().replace(/\D/g, '');
    const [event] = requireUpdate(
      ask(
        withPackage({
          activity: [
            {
              status: { type: 'I', statusCode: '005' },
              date: local.slice(0, 8),
              time: local.slice(8, 14),
              gmtDate,
              gmtTime,
              gmtOffset: '+07:00',
            },
          ],
        }),
      ),
    ).events;
    expect(event).toMatchObject({ occurredAt, utcOffset: '+07:00' });
  });

  test('the newest activity comes last, by instant and not by wall clock', () => {
    const names = readJson(join(fixtures, 'life-international-customs.json'));
    const { events } = requireUpdate(ask(names.response.body, names.asked[0]));
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index));
    expect(events.map((event) => event.place?.city ?? '').indexOf('Anchorage')).toBe(4);
    expect([events[4]?.localTime, events[3]?.localTime]).toEqual([
      '2026-10-06T22:20:00',
      '2026-10-07T01:30:00',
    ]);
  });
});

describe('expected day', () => {
  const days = (...entries: [string, string][]) => entries.map(([type, date]) => ({ type, date }));

  test.each([
    ['EDW', '131500', '171500', { start: '13:15', end: '17:15' }],
    ['CDW', '90000', '110000', { start: '09:00', end: '11:00' }],
    ['IDW', '141500', '144500', { start: '14:15', end: '14:45' }],
    ['CMT', '', '103000', { start: '00:00', end: '10:30' }],
    ['EOD', '', '235900', null],
    ['DEL', '', '152600', null],
    ['EDW', '', '171500', null],
    ['EDW', '171500', '131500', null],
  ])('%s from "%s" to "%s"', (type, startTime, endTime, window) => {
    const deliveryTime = { type, startTime, endTime };
    const body = withPackage({ deliveryDate: days(['SDD', '20261021']), deliveryTime });
    expect(requireUpdate(ask(body)).estimate).toMatchObject({ date: '2026-10-21', window });
  });

  test.each([
    ['rescheduled over scheduled', days(['SDD', '20261021'], ['RDD', '20261023']), '2026-10-23'],
    ['scheduled when the other is empty', days(['RDD', ''], ['SDD', '20261021']), '2026-10-21'],
    ['the promise stays beside the delivery', days(['DEL', '20261022'], ['SDD', '20261021']), '2026-10-21'],
    ['a delivery is not a promise', days(['DEL', '20261022']), undefined],
    ['a day that does not exist', days(['SDD', '20260230']), undefined],
  ])('%s', (_, deliveryDate, date) => {
    expect(requireUpdate(ask(withPackage({ deliveryDate }))).estimate?.date).toBe(date);
  });
});

describe('measures', () => {
  test.each([
    ['4.20', 'LBS', { grams: 1905 }],
    ['1', 'lbs', { grams: 454 }],
    ['2.5', 'KGS', { grams: 2500 }],
    [0.5, 'KGS', { grams: 500 }],
    ['0.00', 'LBS', null],
    ['-1', 'KGS', null],
    ['3', 'STONE', null],
    ['heavy', 'KGS', null],
  ])('%s %s', (weight, unitOfMeasurement, expected) => {
    expect(requireUpdate(ask(withPackage({ weight: { weight, unitOfMeasurement } }))).weight).toEqual(
      expected,
    );
  });

  test.each([
    ['IN', { lengthMm: 305, widthMm: 229, heightMm: 25 }],
    ['CM', { lengthMm: 120, widthMm: 90, heightMm: 10 }],
    ['FT', null],
  ])('dimensions in %s', (unitOfDimension, expected) => {
    const dimension = { length: '12.00', width: '9.00', height: '1', unitOfDimension };
    expect(requireUpdate(ask(withPackage({ dimension }))).dimensions).toEqual(expected);
  });
});

test('a current status without an activity of its own becomes the summary', () => {
  const summaryOf = (file: string) => {
    const { response, asked } = readJson(join(fixtures, file));
    return requireUpdate(ask(response.body, asked[0])).summary;
  };
  expect(summaryOf('delay-laid-over-history.json')).toMatchObject({
    milestone: 'exception.delayed',
    carrierCode: 'X/046/',
  });
  expect(summaryOf('life-ground-signed.json')).toBeNull();
  const { trackResponse } = withPackage({ activity: [], deliveryDate: [{ type: 'DEL', date: '20261022' }] });
  expect(requireUpdate(ask({ trackResponse })).summary).toMatchObject({ milestone: 'delivered.delivered' });
});

test('names and streets of the addresses are never read', () => {
  for (const file of readdirSync(fixtures)) {
    const { response, asked } = readJson(join(fixtures, file));
    expect(JSON.stringify([...parseUps(answer(response.body), askedParcels('ups', asked))])).not.toContain(
      'NOT READ',
    );
  }
});

test('a parcel is found by the postal number it travels under', () => {
  const { response } = readJson(join(fixtures, 'life-ground-saver-post-office.json'));
  expect(requireUpdate(ask(response.body, '92001900000000000000000015')).events).toHaveLength(7);
});

test('of several parcels under a reused number the newest is meant', () => {
  const at = (date: string) => ({ trackingNumber: number, activity: [{ date, status: { type: 'D' } }] });
  const body = {
    trackResponse: { shipment: [{ package: [at('20240101')] }, { package: [at('20261001')] }] },
  };
  expect(requireUpdate(ask(body)).events[0]?.localTime).toBe('2026-10-01');
});

describe('request', () => {
  const [operation] = ups.api.operations;

  test('asks for one number, with an id of its own each time', () => {
    const first = operation?.request(askedParcels('ups', [number]), {});
    const second = operation?.request(askedParcels('ups', [number]), {});
    expect(first?.path).toBe(
      `/api/track/v1/details/${number}?locale=en_US&returnSignature=false&returnMilestones=false&returnPOD=false`,
    );
    expect(first?.headers).toMatchObject({ transactionSrc: 'doorstep' });
    expect(first?.headers?.transId).not.toBe(second?.headers?.transId);
  });

  test('names the account only when there is one', () => {
    const secrets = { clientId: 'id', clientSecret: 'secret' };
    const headersFor = (accountNumber: string) => {
      const read = readCredentials(ups.api.credentials, { ...secrets, accountNumber });
      const { auth } = ups.api;
      return read.ok && auth.kind === 'oauth' ? auth.headers?.(read.credentials) : null;
    };
    expect(headersFor(' a1b2c3 ')).toEqual({ 'x-merchant-id': 'a1b2c3' });
    expect(headersFor('')).toEqual({});
    expect(headersFor('1\r\nx: y')).toBeNull();
  });
});

describe.skipIf(!hasShared)('answers collected elsewhere', () => {
  test.each([
    ['track-delivered', '1Z1442YY7229014688', 'delivered.delivered', 2],
    ['syn-delivered-signature-photo', '1Z12345E0305271640', 'delivered.delivered', 5],
    ['syn-out-for-delivery-window', '1Z12345E0305271640', 'out_for_delivery.out_for_delivery', 5],
    ['syn-customs-clearance', '1Z12345E6605272234', 'in_transit.customs_started', 3],
    ['syn-label-created', '1Z12345E0305271640', 'label_created.label_created', 1],
    ['track-all-fields-schema-sample', 'string', 'label_created.label_created', 1],
  ])('%s', (file, asked, meaning, count) => {
    const { events, summary } = requireUpdate(ask(readJson(join(shared, `ups/given/${file}.json`)), asked));
    expect(events).toHaveLength(count);
    expect(events.at(-1)?.meaning).toBe(meaning);
    expect(summary).toBeNull();
  });

  test.each([
    ['error-429', 429, 'rate_limited'],
    ['error-invalid-inquiry-number', 400, 'invalid_number'],
  ])('%s', (file, status, code) => {
    const body = readJson(join(shared, `ups/given/${file}.json`));
    expect(parseUps(answer(body, status), askedParcels('ups', [number])).get(number)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  test('every file is looked at', () => {
    expect(readdirSync(join(shared, 'ups/given'))).toHaveLength(8);
  });
});

describe('whatever comes', () => {
  const bodies = readdirSync(fixtures).map((file) => readJson(join(fixtures, file)).response.body);

  /** The body with the value at one of its places replaced, the place chosen by a number. */
  function mutate(body: unknown, at: number, value: unknown): unknown {
    const copy = structuredClone({ body });
    const places: [Record<string, unknown>, string][] = [];
    const collect = (holder: object) => {
      for (const [key, child] of Object.entries(holder)) {
        places.push([holder as Record<string, unknown>, key]);
        if (child && typeof child === 'object') collect(child);
      }
    };
    collect(copy);
    const place = places[at % places.length];
    if (place) place[0][place[1]] = value;
    return copy.body;
  }

  test('a broken body gives an outcome and never throws', () => {
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constant('99999999'),
      fc.double(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.array(fc.tuple(fc.nat(), junk), { maxLength: 4 }),
        fc.constantFrom(200, 204, 302, 400, 401, 404, 418, 500),
        (body, changes, status) => {
          const broken = changes.reduce((result, [at, value]) => mutate(result, at, value), body);
          const outcome = parseUps(answer(broken, status), askedParcels('ups', [number])).get(number);
          expect(outcome).toBeDefined();
          if (status !== 200 && status !== 204) expect(outcome?.ok).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('any bytes give an outcome', () => {
    fc.assert(fc.property(fc.anything(), (body) => ask(body)?.ok === false));
  });
});
