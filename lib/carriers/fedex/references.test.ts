import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Meaning } from '@/lib/tracking/milestones';
import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import { fedex } from '../fedex';
import { type FedexSaying, fedexMeaning } from './meaning';
import { parseFedex } from './parse';
import { answer, hasShared, number, readJson, requireUpdate, shared } from './test-answers';

function meaningOf({ code = '', ...fields }: Partial<FedexSaying> & { code?: string }): Meaning {
  const nothing: FedexSaying = { codes: [code], description: '', reasonCode: '', reason: '', delay: null };
  return fedexMeaning({ ...nothing, ...fields }).meaning;
}

describe.skipIf(!hasShared)('answers collected elsewhere', () => {
  const given = (file: string) => readJson(join(shared, `fedex/given/${file}.json`));
  const parseGiven = (file: string, asked: string, status = 200) =>
    parseFedex(answer(given(file), status), askedParcels('fedex', [asked])).get(asked);

  test('a real Ground delivery: every scan is known, the pickup at midnight is a day', () => {
    const update = requireUpdate(parseGiven('track-ground-delivered-real', '738488882438'));
    expect(update.events.length).toBe(
      given('track-ground-delivered-real').output.completeTrackResults[0].trackResults[0].scanEvents.length,
    );
    expect(update.events.filter(({ meaning }) => meaning === 'unknown.unmapped')).toEqual([]);
    expect(currentState(update.events, update.summary).milestone).toBe('delivered.delivered');
    expect(update).toMatchObject({
      carrierShipmentId: '12028~738488882438~FDEG',
      signedBy: 'CREILLY',
      service: 'FedEx Ground',
      weight: { grams: 13063 },
      dimensions: { lengthMm: 381, widthMm: 305, heightMm: 279 },
      estimate: { date: '2024-08-21' },
      origin: { city: 'MANKATO', country: 'US' },
      destination: { city: 'BLUE POINT', state: 'NY' },
      summary: null,
    });
    expect(update.events.find(({ carrierCode }) => carrierCode === 'PU')).toMatchObject({
      localTime: '2024-08-15',
      utcOffset: null,
      occurredAt: null,
    });
  });

  test.each([
    ['syn-label-created', '449044304137821', 'label_created.label_created', 1],
    ['syn-hold-at-location', '843119172384577', 'available_for_pickup.ready', 2],
  ])('%s', (file, asked, milestone, count) => {
    const { events, summary } = requireUpdate(parseGiven(file, asked));
    expect(events).toHaveLength(count);
    expect(currentState(events, summary).milestone).toBe(milestone);
  });

  test('an item error inside 200 concerns its number only', () => {
    const file = 'track-all-fields-with-not-found-item';
    expect(parseGiven(file, '39936862321')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    // FedEx's own example names another number inside than outside: not to be trusted.
    expect(parseGiven(file, '123456789012')).toMatchObject({
      ok: false,
      error: { code: 'bad_response', reason: 'wrong_shipment' },
    });
  });

  test.each([
    ['error-400', 400, 'invalid_number'],
    ['error-empty-number', 400, 'invalid_number'],
    ['error-401', 401, 'unauthorized'],
    ['error-403', 403, 'not_permitted'],
    ['error-500', 500, 'unavailable'],
    ['bloodhound-empty-track-result', 200, 'bad_response'],
  ])('%s', (file, status, code) => {
    expect(parseGiven(file, number, status)).toMatchObject({ ok: false, error: { code } });
  });

  test('every file is looked at', () => {
    expect(readdirSync(join(shared, 'fedex/given'))).toHaveLength(10);
  });

  /** What each entry of FedEx's list of sandbox numbers must mean to us, by its words alone. */
  const sandboxMeanings: Record<string, Meaning> = {
    'Shipment information sent to FedEx': 'label_created.label_created',
    Tendered: 'in_transit.accepted',
    'Picked up': 'in_transit.picked_up',
    'Arrived at FedEx location': 'in_transit.arrived',
    'At local FedEx facility': 'in_transit.local_facility',
    'At destination sort facility': 'in_transit.arrived',
    'Departed FedEx location': 'in_transit.departed',
    'On FedEx vehicle for delivery': 'out_for_delivery.out_for_delivery',
    'International shipment release': 'in_transit.customs_cleared',
    'Customer not available or business closed (Delivery Exception 007)': 'attempt_failed.no_recipient',
    'Local delivery restriction (Delivery Exception 083)': 'exception.delayed',
    'Incorrect address (Delivery Exception 03)': 'exception.address_problem',
    'Unable to deliver (Shipment Exception 099)': 'exception.other',
    'Clearance delay (International)': 'exception.customs_held',
    Delivered: 'delivered.delivered',
    'Hold at location': 'available_for_pickup.ready',
    'Shipment canceled': 'cancelled.cancelled',
    'In transit': 'in_transit.moving',
    'Out for delivery': 'out_for_delivery.out_for_delivery',
    'Returned to sender/shipper': 'returning.returning',
  };
  const mocks: [string, string][] = hasShared
    ? readJson(join(shared, 'fedex/codes/sandbox-mock-tracking-numbers.json')).items.map(
        (item: { scan_event: string; tracking_number: string }) => [item.scan_event, item.tracking_number],
      )
    : [];

  test.each(mocks)('sandbox number "%s" (%s)', (event, tracking) => {
    const passes = fedex.formats.some((format) => format.pattern.test(tracking) && format.check?.(tracking));
    expect(passes).toBe(true);
    if (event === 'Duplicate Tracking Number') return;
    const exception = /^(.*?) \((Delivery|Shipment) Exception (\w+)\)$/.exec(event);
    const description = event.replace(/ \(.*\)$/, '');
    const code = exception?.[2] === 'Shipment' ? 'SE' : 'DE';
    const isReturn = event.startsWith('Returned');
    const said = exception
      ? { code, reason: exception[1] ?? '', reasonCode: exception[3] ?? '' }
      : // Recorded answers say it with RS, as "Returning package to shipper".
        { description: isReturn ? 'Returning package to shipper' : description };
    expect(meaningOf(said)).toBe(sandboxMeanings[event]);
    if (exception) expect(meaningOf({ ...said, reason: '' })).toBe(sandboxMeanings[event]);
  });
});
