import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { askedParcels } from '../asked-parcel';
import type { CarrierResponse } from '../carrier';
import { ghnPush } from '../ghn/push';
import { ghtkPush } from '../ghtk/push';
import { sfExpress } from '../sf-express';
import { viettelPostPush } from '../viettelpost/push';
import { hasReference, referenceFolder } from './reference';

/** Callbacks and answers as GHN, GHTK, Viettel Post and SF Express print them, where the reference is at hand. */
const readText = (path: string) => readFileSync(`${referenceFolder}data/${path}`, 'utf8');

describe.skipIf(!hasReference)('published samples', () => {
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
