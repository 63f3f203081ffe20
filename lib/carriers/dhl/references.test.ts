import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Meaning, statusOf } from '@/lib/tracking/milestones';
import { currentState } from '@/lib/tracking/state';
import { meaningOfSubtag } from '@/lib/tracking/subtags';
import { askedParcels } from '../asked-parcel';
import type { Carrier, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { dhl } from '../dhl';
import { mydhl } from '../mydhl';
import { decodeJson } from '../reading/decode-json';
import { broadCodes } from './codes';
import { dhlMeaning } from './meaning';
import { dhlPushHeader } from './push';

/** DHL's own lists and samples, read where they lie: they are not ours to keep here. */
const folder = fileURLToPath(new URL('../../../../shared/carriers/data/', import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stdout.write(`skipped: no DHL reference data at ${folder}\n`);

const textOf = (path: string) => readFileSync(`${folder}${path}`, 'utf8');

function jsonOf(path: string): unknown {
  const json = decodeJson(textOf(path));
  if (!json.ok) throw new Error(`${path} is no JSON`);
  return json.value;
}

const lead = (meaning: Meaning) => meaning.slice(0, meaning.indexOf('.'));

const statusMap = z.object({
  items: z.array(
    z.object({
      code: z.string().optional(),
      statusCode: z.string().optional(),
      substatus: z.string().nullable(),
    }),
  ),
});

describe.skipIf(!isPresent)('the map of main statuses', () => {
  test('every main status is mapped, and agrees', () => {
    for (const { statusCode = '', substatus } of statusMap.parse(
      jsonOf('status-maps/dhl-unified-statuscode.json'),
    ).items) {
      const { meaning } = dhlMeaning({ service: '', statusCode, status: '', texts: [] });
      const expected = substatus === null ? 'notice.information' : meaningOfSubtag[substatus];
      expect([statusCode, meaning]).toEqual([statusCode, expected]);
    }
  });
});

interface Row {
  service: string;
  code: string;
  text: string;
  /** The main status that the list gives with it; '' where it gives none. */
  main: string;
}

/** The list gives the main status in another column for each service. */
function mainStatus(service: string, text: string, remark: string): string {
  if (service === 'ecommerce-europe') return remark.trim().toLowerCase();
  if (service === 'dgf') return remark.split(' ')[0] ?? '';
  if (service === 'svb') return text.toLowerCase().replace('_', '-');
  return remark === 'on shipment level' ? text : '';
}

function eventTexts(): Row[] {
  const path = `${folder}dhl/codes/unified-status-descriptions.csv`;
  const lines = new TextDecoder('windows-1252').decode(readFileSync(path)).split('\r\n').slice(1);
  return lines.filter(Boolean).map((line) => {
    const [service = '', code = '', text = '', remark = ''] = line.split(';');
    return { service, code, text, main: mainStatus(service, text, remark) };
  });
}

const expectedUnder: Readonly<Record<string, readonly string[]>> = {
  'pre-transit': ['label_created'],
  transit: [
    'in_transit',
    'out_for_delivery',
    'attempt_failed',
    'available_for_pickup',
    'exception',
    'returning',
    'notice',
  ],
  delivered: ['delivered', 'available_for_pickup', 'returned'],
  failure: ['exception', 'attempt_failed', 'returning'],
  unknown: ['notice'],
};

describe.skipIf(!isPresent)('the event texts of every service', () => {
  const rows = isPresent
    ? eventTexts().map((row) => ({
        ...row,
        ...dhlMeaning({ service: row.service, statusCode: row.main, status: row.code, texts: [row.text] }),
      }))
    : [];

  test('each has a meaning in keeping with its main status', () => {
    expect(rows).toHaveLength(1092);
    const offenders = rows.filter(
      ({ main, meaning, rule }) =>
        main !== '' && !expectedUnder[main]?.includes(lead(meaning)) && rule !== 'dhl.text:final_mile',
    );
    expect(offenders).toEqual([]);
    expect(rows.filter(({ main }) => main !== '').length).toBeGreaterThan(200);
  });

  test('nearly all are read by their words or codes; the others fall back to the main status', () => {
    const left = rows.filter(({ rule }) => rule === 'dhl.unmapped' || rule.startsWith('dhl.statusCode:'));
    const share = left.length / rows.length;
    process.stdout.write(
      `\nDHL event texts: ${rows.length}, left to the main status: ${left.length} (${(share * 100).toFixed(1)} %)\n`,
    );
    expect(share).toBeLessThan(0.07);
  });

  test('what has not happened is never told as if it had', () => {
    const negated = rows.filter(({ text }) => /\b(not|could ?n.?t|unsuccessful|failed|cannot)\b/i.test(text));
    const good = ['delivered', 'available_for_pickup', 'out_for_delivery'];
    const claims = negated.filter(
      ({ meaning, rule }) => good.includes(lead(meaning)) && rule !== 'dhl.text:awaiting_scan',
    );
    expect(negated.length).toBeGreaterThan(80);
    expect(claims).toEqual([]);
  });

  test('what goes back to the sender is on its way back', () => {
    const back = rows.filter(({ text }) =>
      /\breturn\w* (\w+ )?(to|at) (the )?(sender|shipper|consignor)/i.test(text),
    );
    expect(back.length).toBeGreaterThan(30);
    expect(back.filter(({ meaning }) => !['returning', 'returned'].includes(lead(meaning)))).toEqual([]);
  });

  test('where a code names a delivery in plain words, so does the meaning', () => {
    // Set down at a counter is not yet with the shopper, and one is said to be internal.
    const named = rows.filter(({ code }) => /^(POSTPROCESS_)?DELIVERED/.test(code));
    const off = named.filter(
      ({ meaning }) => !['delivered', 'available_for_pickup', 'returned'].includes(lead(meaning)),
    );
    expect(named.length).toBeGreaterThan(12);
    expect(off.map(({ code, text }) => `${code}: ${text.slice(0, 14)}`)).toEqual([
      'DELIVERED_AT_PARCELSHOP: INTERNAL EVENT',
    ]);
  });

  test('where a code names the van, so does the meaning', () => {
    const named = rows.filter(({ code }) => /^(OUT_FOR_DELIVERY|LOAD_VEHICLE|IN_DELIVERY|WC)$/.test(code));
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter(({ meaning }) => lead(meaning) !== 'out_for_delivery')).toEqual([]);
  });
});

/** Both stand for a counter as well as for the way to it. */
const leftToTheWords = ['LA', 'ZF'];

test.skipIf(!isPresent)(
  'every standard event of DHL Paket is mapped, or left to the words on purpose',
  () => {
    const lines = textOf('dhl/codes/parcel-de-ice-ric-events-2024-07.csv')
      .split(/\r?\n/)
      .slice(1)
      .filter(Boolean);
    const codes = new Set(lines.map((line) => line.split(';')[2] ?? ''));
    const known = broadCodes.get('parcel-de');
    expect(codes.size).toBeGreaterThan(12);
    expect([...codes].filter((code) => !known?.has(code)).sort()).toEqual(leftToTheWords);
  },
);

function ask(carrier: Carrier, path: string, asked: string, status = 200): TrackingOutcome {
  const [operation] = carrier.api.operations;
  const response = { status, headers: new Headers(), body: jsonOf(path) };
  const outcome = operation?.parse(response, askedParcels('dhl', [asked])).get(asked);
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

function requireUpdate(outcome: TrackingOutcome): ShipmentUpdate {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.update;
}

const stateOf = ({ events, summary }: ShipmentUpdate) => statusOf(currentState(events, summary).milestone);

describe.skipIf(!isPresent)('the samples of the unified API', () => {
  test('announced', () => {
    const update = requireUpdate(ask(dhl, 'dhl/unified/given/syn-pre-transit.json', '00340434161094015902'));
    expect(stateOf(update)).toBe('label_created');
    expect(update).toMatchObject({
      weight: { grams: 1500 },
      destination: { country: 'US', city: 'CHARLOTTE' },
    });
  });

  test('cleared by customs, with the day it is expected', () => {
    const update = requireUpdate(ask(dhl, 'dhl/unified/given/syn-transit-customs.json', '8346088391'));
    expect(update.events.map(({ meaning }) => meaning)).toEqual([
      'in_transit.picked_up',
      'in_transit.customs_cleared',
    ]);
    expect(
      update.events.every(({ utcOffset, occurredAt }) => utcOffset === null && occurredAt === null),
    ).toBe(true);
    expect(update.events[1]?.place).toEqual({
      city: 'CINCINNATI HUB',
      state: null,
      postalCode: null,
      country: 'US',
    });
    expect(update.estimate).toMatchObject({ date: '2026-03-18', window: null });
  });

  test('the portal’s sample: a number for an id, a main status that contradicts, and nobody’s name', () => {
    const update = requireUpdate(ask(dhl, 'dhl/unified/given/track-schema-sample.json', '7777777770'));
    expect(stateOf(update)).toBe('label_created');
    expect(update).toMatchObject({
      service: null,
      signedBy: null,
      weight: { grams: 253_500 },
      dimensions: { lengthMm: 350, widthMm: 200, heightMm: 180 },
      destination: { city: 'AMSTERDAM', postalCode: '1043 AG', country: 'NL' },
      estimate: { date: '2018-08-03', lastDate: null, window: null },
    });
    expect(JSON.stringify(update)).not.toMatch(/Doe|John|JESSICA|Oderweg/);
  });

  test('a piece of it is the same shipment, another number is not', () => {
    const path = 'dhl/unified/given/track-schema-sample.json';
    expect(ask(dhl, path, 'JD014600006281230704').ok).toBe(true);
    expect(ask(dhl, path, '8346088391')).toMatchObject({ error: { reason: 'wrong_shipment' } });
  });

  test('a refused key', () => {
    expect(ask(dhl, 'dhl/unified/given/syn-error-401.json', '8346088391', 401)).toMatchObject({
      error: { code: 'unauthorized', isRetryable: false },
    });
  });
});

test.skipIf(!isPresent)('our subscription is DHL’s sample with our own values', () => {
  const subscription = dhl.api.push?.subscription;
  if (subscription?.kind !== 'account') throw new Error('one subscription for an account');
  const input = {
    listenerUrl: 'https://examplewebhook.com',
    secret: 'example-token-123',
    trackingNumbers: [],
    carrierSubscriptionId: null,
  };
  const keys = { apiKey: 'key', accountNumber: '12345678', accountService: 'ecommerce-europe' };
  const { body } = subscription.subscribe.request(input, keys);
  const given = z
    .record(z.string(), z.unknown())
    .parse(jsonOf('dhl/push/given/subscription-request-account.json'));
  const authentication = { type: 'ApiKeyAuthentication', header: dhlPushHeader, token: 'example-token-123' };
  expect(body).toEqual({ ...given, hook: { uri: 'https://examplewebhook.com', authentication } });
});

describe.skipIf(!isPresent)('the samples of MyDHL', () => {
  const official = 'dhl/mydhl/given/spec-200-sample-tracking-response-for-shipment-tracking-number.json';

  test.each(['1234567890', 'JD012345678901234567'])('the official example, asked by %s', (asked) => {
    const update = requireUpdate(ask(mydhl, official, asked));
    expect(update.events.map(({ meaning }) => meaning)).toEqual([
      'in_transit.picked_up',
      'in_transit.arrived',
      'in_transit.arrived',
      'in_transit.departed',
      'in_transit.customs_started',
      'in_transit.customs_started',
      'in_transit.arrived',
      'in_transit.customs_cleared',
      'in_transit.arrived',
      'in_transit.departed',
      'in_transit.local_facility',
      'out_for_delivery.out_for_delivery',
      'delivered.signed',
    ]);
    expect(update).toMatchObject({
      signedBy: 'ALBY H',
      weight: { grams: 990 },
      estimate: { date: '2023-08-11', window: null },
      origin: { city: 'SYDNEY', country: 'AU' },
      destination: { city: 'AUCKLAND', country: 'NZ' },
    });
    expect(update.events.every(({ occurredAt }) => occurredAt === null)).toBe(true);
    expect(update.events.some(({ carrierText }) => /ALBY/.test(carrierText))).toBe(false);
  });

  test('another library’s example lists the newest first, and comes out oldest first', () => {
    const update = requireUpdate(ask(mydhl, 'dhl/mydhl/given/track-delivered.json', '9356579890'));
    expect(update.events.map(({ meaning }) => meaning)).toEqual([
      'in_transit.picked_up',
      'delivered.delivered',
    ]);
    expect(update.estimate).toMatchObject({ date: '2024-01-15' });
  });

  test.each(['spec-404-no-data-found', 'spec-multi-404-no-data-found'])('%s is not found', (name) => {
    expect(ask(mydhl, `dhl/mydhl/given/${name}.json`, '1251820953', 404)).toMatchObject({
      error: { code: 'not_found', isRetryable: false },
    });
  });

  test('an answer of another call is not understood', () => {
    expect(ask(mydhl, 'dhl/mydhl/given/proof-of-delivery.json', '9356579890')).toMatchObject({
      error: { code: 'bad_response' },
    });
  });
});
