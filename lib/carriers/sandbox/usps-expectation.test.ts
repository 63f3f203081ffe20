import { expect, test } from 'vitest';
import { expectationAt } from './usps-expectation';

function scan(eventCode: string, eventTimestamp: string, eventType = '') {
  return { eventCode, eventTimestamp, eventType };
}

const accepted = scan('03', '2026-10-05T10:00:00');
const onVan = scan('OF', '2026-10-08T08:00:00');
const notice = scan('55', '2026-10-08T13:09:00');
const held = scan('', '2026-10-08T09:00:00', 'Held at Post Office, At Customer Request');
const missent = scan('08', '2026-10-07T09:00:00');
const pickedUp = scan('01', '2026-10-12T12:00:00');

/** The promise after the first `count` of these scans, without moving any date. */
function promiseAfter(count: number, recorded: ReturnType<typeof scan>[]) {
  const isComplete = count === recorded.length;
  const moveText = (text: string) => text;
  return expectationAt({}, { recorded, events: recorded.slice(0, count), isComplete, moveText });
}

test('the promise is the day it first went out, not the day it was handed over at last', () => {
  const life = [accepted, onVan, notice, pickedUp];
  expect(promiseAfter(1, life)).toMatchObject({ expectedDeliveryDate: '2026-10-08' });
});

test('the window holds the next scan of the day, whatever it brings', () => {
  expect(promiseAfter(2, [accepted, onVan, notice, pickedUp])).toMatchObject({
    predictedDeliveryWindowStartTime: '12:00',
    predictedDeliveryWindowEndTime: '16:00',
  });
  expect(promiseAfter(2, [accepted, onVan, pickedUp])).toMatchObject({
    predictedDeliveryWindowEndTime: null,
  });
});

test('nothing is promised after an attempt or while it is held, but a detour keeps the promise', () => {
  expect(promiseAfter(3, [accepted, onVan, notice, pickedUp])).toBeNull();
  expect(promiseAfter(2, [accepted, held, pickedUp])).toBeNull();
  expect(promiseAfter(2, [accepted, missent, onVan, pickedUp])).toMatchObject({
    expectedDeliveryDate: '2026-10-08',
  });
});
