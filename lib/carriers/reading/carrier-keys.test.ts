import { describe, expect, test } from 'vitest';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { aftershipNames } from '../aftership/names';
import { askedParcels } from '../asked-parcel';
import type { AskedParcel } from '../carrier';
import { seventeentrackNames } from '../seventeentrack/names';
import { carrierOfKey, isOfAskedCarrier, keyOf } from './carrier-keys';

function parcel(carrier: string, trackingNumber = 'LV705182437CN'): AskedParcel {
  const [asked] = askedParcels(carrier, [trackingNumber]);
  if (!asked) throw new Error('no parcel');
  return asked;
}

describe.each([
  ['17TRACK', seventeentrackNames],
  ['AfterShip', aftershipNames],
])('%s', (_, names) => {
  test('no key stands for two carriers, and every key leads back', () => {
    const keys = [...Object.values(names.keys), ...names.variants.flatMap(({ key }) => key ?? [])];
    expect(new Set(keys).size).toBe(keys.length);
    for (const [carrier, key] of Object.entries(names.keys)) expect(carrierOfKey(key, names)).toBe(carrier);
  });

  test('every carrier named is one of ours', () => {
    const ours = Object.keys(names.keys).filter((code) => !knownCarriers.has(code));
    expect(ours).toEqual([]);
  });

  test('a carrier without a key is left to the aggregator, also one named like a property of objects', () => {
    for (const carrier of ['posti-of-nowhere', 'constructor', '__proto__'])
      expect(keyOf(parcel(carrier), names)).toBeNull();
    expect(carrierOfKey('', names)).toBeNull();
  });
});

test.each([
  ['dhl', '8346088391', '100001', 'dhl'],
  ['dhl', '00340434161094015902', '7041', 'dhl-germany'],
  ['dhl', 'GM295117494011169042', '7047', 'dhl-global-mail'],
  ['dhl', 'JD014600006281230704', null, 'dhl-pieceid'],
  ['dhl', 'RX123456789012', null, null],
  ['vnpost', 'CP612488304VN', '22041', 'vnpost'],
  ['vnpost', 'EV309145270VN', '22043', 'vnpost-ems'],
  ['usps', '9400100000004123400101', '21051', 'usps'],
])('%s %s is asked for as %s and %s', (carrier, number, key, slug) => {
  expect(keyOf(parcel(carrier, number), seventeentrackNames)).toBe(key);
  expect(keyOf(parcel(carrier, number), aftershipNames)).toBe(slug);
});

test.each([
  ['its own', 'usps', '21051', true],
  ["another of the same carrier's", 'dhl', '7041', true],
  ['none', 'usps', '', true],
  ["another carrier's", 'usps', '3011', false],
  ['one that we do not know, for a carrier we asked by name', 'usps', '987', false],
  ['one that we do not know, for a carrier left to find', 'posti', '987', true],
  ["another carrier's, for a carrier left to find", 'posti', '21051', false],
])('an answer by %s key', (_, carrier, key, isOwn) => {
  expect(isOfAskedCarrier(parcel(carrier), key, seventeentrackNames)).toBe(isOwn);
});
