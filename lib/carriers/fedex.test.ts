import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedParcels } from './asked-parcel';
import type { AskedParcel } from './carrier';
import { fedex } from './fedex';
import { parseFedex } from './fedex/parse';
import {
  answer,
  ask,
  number,
  readJson,
  requireUpdate,
  result,
  someScan,
  withResults,
} from './fedex/test-answers';

const fixtures = fileURLToPath(new URL('./fixtures/fedex/', import.meta.url));

describe('times', () => {
  const eventsOf = (...scanEvents: object[]) =>
    requireUpdate(ask(withResults(result({ scanEvents })))).events;

  test.each([
    ['PU', '2026-10-05T00:00:00', '2026-10-05', null],
    ['PX', '2026-10-05T00:00:00-06:00', '2026-10-05', null],
    ['PU', '2026-10-05T00:00:00.000Z', '2026-10-05', null],
    ['PU', '2026-10-05T00:01:00-06:00', '2026-10-05T00:01:00', '2026-10-05T06:01:00Z'],
    ['PU', '2026-10-05T15:21:00', '2026-10-05T15:21:00', null],
    ['AR', '2026-10-05T00:00:00-06:00', '2026-10-05T00:00:00', '2026-10-05T06:00:00Z'],
    ['AR', '2026-10-05', '2026-10-05', null],
  ])('%s at %s is %s', (eventType, date, localTime, occurredAt) => {
    expect(eventsOf({ ...someScan, eventType, date })[0]).toMatchObject({ localTime, occurredAt });
  });

  test('a pickup at midnight moves no other scan, wherever it is listed', () => {
    const pickup = { ...someScan, eventType: 'PU', date: '2026-10-05T00:00:00' };
    const label = { ...someScan, eventType: 'OC', date: '2026-10-05T10:36:00-05:00' };
    const arrival = { ...someScan, eventType: 'AR', date: '2026-10-05T18:35:00-05:00' };
    for (const listed of [
      [arrival, label, pickup],
      [pickup, arrival, label],
      [label, pickup, arrival],
    ]) {
      const dated = eventsOf(...listed).filter(({ occurredAt }) => occurredAt !== null);
      expect(dated.map(({ carrierCode }) => carrierCode)).toEqual(['OC', 'AR']);
    }
  });
});

describe('expected day', () => {
  const dates = (...entries: [string, string][]) => ({
    dateAndTimes: entries.map(([type, dateTime]) => ({ type, dateTime })),
  });
  const window = (begins?: string, ends?: string) => ({
    estimatedDeliveryTimeWindow: { window: { begins, ends } },
  });

  test.each<[string, object, object | null]>([
    [
      'a midnight stamp never moves the day',
      dates(['ESTIMATED_DELIVERY', '2026-08-09T00:00-06:00']),
      { date: '2026-08-09', window: null },
    ],
    [
      'nor one of another zone',
      dates(['ESTIMATED_DELIVERY', '2026-08-09T23:59:00-10:00']),
      { date: '2026-08-09' },
    ],
    ['a day alone', dates(['ESTIMATED_DELIVERY', '2026-08-09']), { date: '2026-08-09' }],
    [
      'the estimate before the commitment',
      dates(['COMMITMENT', '2026-08-08'], ['ESTIMATED_DELIVERY', '2026-08-09']),
      { date: '2026-08-09' },
    ],
    [
      'the appointment before the commitment',
      dates(['COMMITMENT', '2026-08-08'], ['APPOINTMENT_DELIVERY', '2026-08-09']),
      { date: '2026-08-09' },
    ],
    [
      'the commitment when there is nothing else',
      dates(['SHIP', '2026-08-01'], ['COMMITMENT', '2026-08-08']),
      { date: '2026-08-08' },
    ],
    [
      'a window of one day',
      window('2026-08-09T11:15:00-04:00', '2026-08-09T15:15:00-04:00'),
      { date: '2026-08-09', lastDate: null, window: { start: '11:15', end: '15:15' } },
    ],
    [
      'a window of several days',
      window('2026-08-09T08:00:00', '2026-08-11T00:00:00-06:00'),
      { date: '2026-08-09', lastDate: '2026-08-11', window: null },
    ],
    [
      'by an hour',
      window(undefined, '2026-08-09T20:00:00'),
      { date: '2026-08-09', window: { start: '00:00', end: '20:00' } },
    ],
    [
      'a window turned round',
      window('2026-08-09T15:00:00', '2026-08-09T11:00:00'),
      { date: '2026-08-09', window: null },
    ],
    [
      'an empty window is none',
      { ...window(), ...dates(['COMMITMENT', '2026-08-08']) },
      { date: '2026-08-08' },
    ],
    ['a delivery is not a promise', dates(['ACTUAL_DELIVERY', '2026-08-08']), null],
    ['a day that does not exist', dates(['ESTIMATED_DELIVERY', '2026-02-30']), null],
  ])('%s', (_, fields, expected) => {
    const { estimate } = requireUpdate(ask(withResults(result(fields))));
    if (expected === null) expect(estimate).toBeNull();
    else expect(estimate).toMatchObject(expected);
  });
});

describe('one number, several parcels', () => {
  const use = (id: string, date: string, eventType = 'DP') =>
    result({
      trackingNumberInfo: { trackingNumber: number, trackingNumberUniqueId: id },
      scanEvents: [{ ...someScan, date, eventType }],
    });
  const older = use('1~N~FX', '2024-03-06T12:00:00-06:00', 'DL');
  const newer = use('2~N~FX', '2026-10-06T12:00:00-06:00');

  test.each([[[older, newer]], [[newer, older]]])('without an id the newest is meant', (results) => {
    expect(requireUpdate(ask(withResults(...results))).carrierShipmentId).toBe('2~N~FX');
  });

  test('the one that we know is meant, however old', () => {
    const update = requireUpdate(ask(withResults(newer, older), { carrierShipmentId: '1~N~FX' }));
    expect(update.events[0]?.meaning).toBe('delivered.delivered');
  });

  test('another one than we know is not ours', () => {
    expect(ask(withResults(newer), { carrierShipmentId: '9~N~FX' })).toMatchObject({
      ok: false,
      error: { code: 'bad_response', reason: 'wrong_shipment' },
    });
  });

  test('a label of today is newer than a delivery of years ago, also without a scan', () => {
    const label = result({
      trackingNumberInfo: { trackingNumber: number, trackingNumberUniqueId: '3~N~FX' },
      latestStatusDetail: { code: 'OC' },
      scanEvents: [],
      dateAndTimes: [{ type: 'SHIP', dateTime: '2026-10-06T00:00:00-06:00' }],
    });
    expect(requireUpdate(ask(withResults(older, label))).carrierShipmentId).toBe('3~N~FX');
  });
});

describe('numbers that stand for the same parcel', () => {
  const listed = (outer: string, inner: string) => ({
    output: {
      completeTrackResults: [
        { trackingNumber: outer, trackResults: [result({ trackingNumberInfo: { trackingNumber: inner } })] },
      ],
    },
  });

  test.each([
    ['a door tag', 'DT771613423732', '986578788855', true],
    ['the barcode around it', '1001921334250001000300779017972697', '779017972697', true],
    ['a stranger under the number asked', '986578788855', '771613423732', false],
  ])('%s', (_, outer, inner, isOurs) => {
    expect(ask(listed(outer, inner), { trackingNumber: outer })?.ok).toBe(isOurs);
  });
});

describe('request', () => {
  const [operation] = fedex.api.operations;
  const bodyFor = (parcel: Partial<AskedParcel>) =>
    operation?.request(
      askedParcels('fedex', [number]).map((each) => ({ ...each, ...parcel })),
      {},
    ).body;

  test('asks for the history of a number', () => {
    expect(bodyFor({})).toEqual({
      includeDetailedScans: true,
      trackingInfo: [{ trackingNumberInfo: { trackingNumber: number } }],
    });
  });

  test('leaves out uses of the number long before the order', () => {
    expect(bodyFor({ shippedFrom: '2026-10-05' })).toMatchObject({
      trackingInfo: [{ shipDateBegin: '2026-09-05' }],
    });
    expect(bodyFor({ shippedFrom: 'soon' })).toEqual(bodyFor({}));
  });

  test('asks for exactly the parcel that is known, whenever it was sent', () => {
    expect(bodyFor({ shippedFrom: '2026-10-05', carrierShipmentId: '2~N~FX' })).toEqual({
      includeDetailedScans: true,
      trackingInfo: [{ trackingNumberInfo: { trackingNumber: number, trackingNumberUniqueId: '2~N~FX' } }],
    });
  });

  test('takes 30 numbers', () => expect(operation?.batchSize).toBe(30));
});

test('names, phones and streets are never read', () => {
  for (const file of readdirSync(fixtures)) {
    const { response, asked, operation } = readJson(join(fixtures, file));
    if (operation !== 'track') continue;
    const outcomes = parseFedex(answer(response.body), askedParcels('fedex', asked));
    expect(JSON.stringify([...outcomes])).not.toContain('NOT READ');
  }
});

test.each([
  ['Signature not required', null],
  ['Signature release on file', null],
  ['T.NGUYEN', 'T.NGUYEN'],
  ['-', null],
])('signed by "%s"', (receivedByName, signedBy) => {
  const scanEvents = [{ ...someScan, eventType: 'DL' }];
  expect(
    requireUpdate(ask(withResults(result({ scanEvents, deliveryDetails: { receivedByName } })))).signedBy,
  ).toBe(signedBy);
});

test('any bytes give an outcome', () => {
  fc.assert(fc.property(fc.anything(), (body) => ask(body)?.ok === false));
});
