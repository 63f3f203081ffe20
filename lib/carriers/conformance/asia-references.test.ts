import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { meaningOfSubtag, meaningOfTag } from '@/lib/tracking/subtags';
import { askedParcels } from '../asked-parcel';
import type { CarrierResponse } from '../carrier';
import { ghnPush } from '../ghn/push';
import { ghnStatuses } from '../ghn/statuses';
import { ghtkPush } from '../ghtk/push';
import { ghtkStatuses } from '../ghtk/statuses';
import { sfExpress } from '../sf-express';
import { sfOperations, sfStatuses } from '../sf-express/codes';
import { viettelPostPush } from '../viettelpost/push';
import { viettelPostStatuses } from '../viettelpost/statuses';

/** Held against the reference tables and samples, where they are at hand. */
const folder = fileURLToPath(new URL('../../../../shared/carriers/data/', import.meta.url));
const isPresent = existsSync(`${folder}status-maps/ghn.json`);
if (!isPresent) process.stdout.write(`skipped: no reference data at ${folder}\n`);

const mapShape = z.object({
  items: z.array(
    z.object({ code: z.string(), status: z.string().nullable(), substatus: z.string().nullable() }),
  ),
});
const readMap = (code: string) =>
  isPresent
    ? mapShape.parse(JSON.parse(readFileSync(`${folder}status-maps/${code}.json`, 'utf8'))).items
    : [];
const readText = (path: string) => readFileSync(folder + path, 'utf8');

const meaningOf = (table: ReadonlyMap<string, { meaning: string }>) =>
  new Map([...table].map(([code, { meaning }]) => [code, meaning]));

/** Ours says more, or more carefully, than the table's tag; each with its reason beside our table. */
const deliberate: Record<string, Record<string, string>> = {
  ghn: { waiting_to_return: 'exception', cancel: 'cancelled' },
  ghtk: { '-1': 'cancelled' },
  viettelpost: {
    101: 'cancelled',
    107: 'cancelled',
    201: 'cancelled',
    202: 'notice',
    503: 'cancelled',
    505: 'exception',
  },
};

const statusOf = (meaning: string | undefined) =>
  meaning?.slice(0, meaning.indexOf('.')) ?? 'not in the table';

describe.skipIf(!isPresent).each([
  ['ghn', meaningOf(ghnStatuses)],
  ['ghtk', meaningOf(ghtkStatuses)],
  ['viettelpost', meaningOf(viettelPostStatuses)],
] as const)('%s', (carrier, table) => {
  const rows = readMap(carrier);
  const own = deliberate[carrier] ?? {};

  test('every code of the reference is mapped, and to its status unless we say why not', () => {
    const expected = rows.map(({ code, status, substatus }) => {
      // A remark may follow the sub-status: "OutForDelivery_001 (await 5)".
      const subtag = substatus?.split(' ')[0] ?? '';
      return [code, own[code] ?? statusOf(meaningOfSubtag[subtag] ?? meaningOfTag[status ?? ''])];
    });
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(({ code }) => [code, statusOf(table.get(code))])).toEqual(expected);
  });

  test('nothing is mapped that the reference does not have, and each difference is one', () => {
    const codes = new Set(rows.map(({ code }) => code));
    expect([...table.keys()].filter((code) => !codes.has(code))).toEqual([]);
    for (const [code, status] of Object.entries(own)) expect(statusOf(table.get(code))).toBe(status);
  });
});

test.skipIf(!isPresent)('sf-express: every code of the reference is mapped, and to its status', () => {
  const rows = readMap('sf-express');
  // "50/54 (status 101)", "204 清关中", "44 / 301 派送中": operations, and secondary statuses among them.
  const codesIn = (text: string) => text.replace(/\(.*\)/, '').match(/\d+/g) ?? [];
  const read = rows.flatMap(({ code, substatus }) =>
    codesIn(code).map((one) => [
      one,
      statusOf(sfOperations.get(one) ?? sfStatuses.get(one)),
      statusOf(meaningOfSubtag[substatus ?? '']),
    ]),
  );
  expect(read.length).toBeGreaterThan(15);
  expect(read.map(([code, ours]) => [code, ours])).toEqual(read.map(([code, , theirs]) => [code, theirs]));
});

describe.skipIf(!isPresent)('the samples', () => {
  test('GHN’s callback is a delivery in the time of Vietnam', () => {
    expect(ghnPush.parse(readText('vn/ghn/given/webhook-delivered.json'))).toMatchObject([
      {
        trackingNumber: 'LADFYR',
        carrier: 'ghn',
        update: {
          events: [
            {
              meaning: 'delivered.delivered',
              localTime: '2026-07-15T11:49:47',
              utcOffset: '+07:00',
              occurredAt: '2026-07-15T04:49:47Z',
              carrierText: 'Giao hàng thành công',
            },
          ],
          weight: { grams: 600 },
        },
      },
    ]);
  });

  test('GHTK’s callback is the same as JSON and as a form', () => {
    const text = readText('vn/ghtk/given/webhook-delivered.json');
    const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    const form = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
    const parsed = ghtkPush.parse(text);
    expect(ghtkPush.parse(form.join('&'))).toEqual(parsed);
    expect(parsed).toMatchObject([
      {
        trackingNumber: 'S1.A1.17373471',
        update: {
          events: [{ meaning: 'delivered.delivered', occurredAt: '2016-11-02T05:18:39Z' }],
          weight: { grams: 2400 },
        },
      },
    ]);
  });

  test('Viettel Post’s callback is a delivery in the time of Vietnam', () => {
    expect(viettelPostPush.parse(readText('vn/viettelpost/given/syn-webhook-delivered.json'))).toMatchObject([
      {
        trackingNumber: '10345381626',
        update: {
          events: [
            {
              meaning: 'delivered.delivered',
              localTime: '2018-12-13T17:34:05',
              occurredAt: '2018-12-13T10:34:05Z',
              place: { city: 'TTKT1 - HNI' },
            },
          ],
          service: 'SCOD',
          weight: { grams: 245 },
        },
      },
    ]);
  });

  test('SF’s answer is read through its text of JSON', () => {
    const body: unknown = JSON.parse(readText('cn/sf-express/given/syn-search-routes.json'));
    const response: CarrierResponse = { status: 200, headers: new Headers(), body };
    const asked = askedParcels('sf-express', ['SF1234567890123']);
    const outcome = sfExpress.api.operations[0]?.parse(response, asked).get('SF1234567890123');
    expect(outcome).toMatchObject({
      ok: true,
      update: {
        events: [
          { meaning: 'in_transit.accepted', occurredAt: '2026-03-16T02:30:56Z' },
          { meaning: 'delivered.signed', carrierText: '已签收', place: { city: '上海市' } },
        ],
      },
    });
  });
});
