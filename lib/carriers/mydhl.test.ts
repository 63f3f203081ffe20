import { describe, expect, test } from 'vitest';
import { askedParcels } from './asked-parcel';
import { mydhl } from './mydhl';

const [tracking] = mydhl.api.operations;

describe('requests', () => {
  test('waybills and pieces go in parameters of their own', () => {
    const numbers = ['8346088391', 'JD014600006281230704'];
    expect(tracking?.request(askedParcels('dhl', numbers), {}).path).toBe(
      '/tracking?shipmentTrackingNumber=8346088391&pieceTrackingNumber=JD014600006281230704' +
        '&trackingView=all-checkpoints&levelOfDetail=all',
    );
    expect(tracking?.request(askedParcels('dhl', ['8346088391']), {}).path).toBe(
      '/tracking?shipmentTrackingNumber=8346088391&trackingView=all-checkpoints&levelOfDetail=shipment',
    );
  });

  test('name and password are HTTP Basic', () => {
    const { auth } = mydhl.api;
    const headers = auth.kind === 'headers' ? auth.headers({ username: 'Ana', password: 'p:w' }) : {};
    expect(headers).toEqual({ authorization: `Basic ${Buffer.from('Ana:p:w').toString('base64')}` });
  });
});

describe('which parcels', () => {
  test('it answers for DHL’s own, those with Express numbers', () => {
    expect(mydhl.coverage.keys).toEqual({ dhl: 'express' });
    const accepts = (number: string) => mydhl.coverage.accepts?.(number);
    expect(['8346088391', 'JD014600006281230704', '73891051146'].map(accepts)).toEqual([true, true, true]);
    expect(['00340434161094015902', 'GM2951173225174494'].map(accepts)).toEqual([false, false]);
  });
});

describe('the check of a password', () => {
  const check = mydhl.api.auth.kind === 'headers' ? mydhl.api.auth.check : null;
  const answered = (status: number, body: unknown = { title: 'x', detail: 'y' }) =>
    check?.parse({ status, headers: new Headers(), body });

  test('any answer about the address means that DHL has let us in', () => {
    expect(answered(200, { address: [] })).toBeNull();
    expect(answered(400)).toBeNull();
    expect(answered(404)).toBeNull();
  });

  test('a refusal and an outage are what they are', () => {
    expect(answered(401)).toMatchObject({ code: 'unauthorized' });
    expect(answered(403)).toMatchObject({ code: 'not_permitted' });
    expect(answered(429)).toMatchObject({ code: 'rate_limited' });
    expect(answered(500)).toMatchObject({ code: 'unavailable' });
  });
});

describe('answers', () => {
  const ask = (numbers: string[], status: number, body: unknown) =>
    tracking?.parse({ status, headers: new Headers(), body }, askedParcels('dhl', numbers));
  const picked = { date: '2026-09-01', time: '10:00:00', typeCode: 'PU', description: 'Shipment picked up' };

  test('"Success" is of the call, and says nothing of the parcel', () => {
    const body = {
      shipments: [{ shipmentTrackingNumber: '8346088391', status: 'Success', events: [picked] }],
    };
    const outcome = ask(['8346088391'], 200, body)?.get('8346088391');
    expect(outcome).toMatchObject({ ok: true, update: { summary: null } });
  });

  test('R4.1’s words come before the code', () => {
    const event = { ...picked, typeCode: 'OH', description: 'On hold: unpaid postage' };
    const body = { shipments: [{ shipmentTrackingNumber: '8346088391', events: [event] }] };
    expect(ask(['8346088391'], 200, body)?.get('8346088391')).toMatchObject({
      update: { events: [{ meaning: 'exception.postage_review', rule: 'mydhl.text:postage' }] },
    });
  });

  test('the name of who signed is a fact, not a part of the words', () => {
    const event = { ...picked, typeCode: 'OK', description: 'Delivered : A NAME', signedBy: '' };
    const body = { shipments: [{ shipmentTrackingNumber: '8346088391', events: [event] }] };
    expect(ask(['8346088391'], 200, body)?.get('8346088391')).toMatchObject({
      update: { signedBy: 'A NAME', events: [{ carrierText: 'Delivered', meaning: 'delivered.signed' }] },
    });
  });

  test('a stranger in the answer makes the missing ones wrong answers, not unknown numbers', () => {
    const strange = { shipmentTrackingNumber: '9356579890', events: [picked] };
    const own = { shipmentTrackingNumber: '8346088391', events: [picked] };
    const outcomes = ask(['8346088391', '3318810025'], 200, { shipments: [own, strange] });
    expect(outcomes?.get('8346088391')?.ok).toBe(true);
    expect(outcomes?.get('3318810025')).toMatchObject({ error: { reason: 'wrong_shipment' } });
  });

  test('400 for one number names it, for several it does not', () => {
    const body = { title: 'Bad request', detail: 'shipmentTrackingNumber: does not match' };
    expect(ask(['8346088391'], 400, body)?.get('8346088391')).toMatchObject({
      error: { code: 'invalid_number' },
    });
    expect(ask(['8346088391', '3318810025'], 400, body)?.get('8346088391')).toMatchObject({
      error: { code: 'bad_response', reason: 'http_400' },
    });
  });
});
