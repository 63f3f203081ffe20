import { describe, expect, test } from 'vitest';
import type { Meaning } from '@/lib/tracking/milestones';
import { dhlPhrases } from '../dhl/phrases';
import { fedexMeaning } from '../fedex/meaning';
import { upsMeaning } from '../ups/meaning';
import { uspsMeaning } from '../usps/update';
import { postageReviewPattern } from './postage-review';
import { relayedMeaning } from './relayed-words';

const review = 'exception.postage_review';
const texts = [
  'Counterfeit postage found',
  'Seized by the Post Office for counterfeit',
  'Held for Unpaid Postage',
  'Unpaid postage',
  'Postage Due',
  'Postage assessment in progress',
  'Postage was assessed',
  'Tracking Not Displayed Due to an Ongoing Review',
];

/** How each carrier, and each aggregator for others' parcels, reads a scan with these words and a code that says little. */
function relayed(carrier: string, known: Meaning | null, hasCoarseCodes: boolean) {
  return (text: string) => relayedMeaning({ text, carrier, hasCoarseCodes }, known)?.meaning;
}

const readings: readonly [string, (text: string) => string | undefined][] = [
  ['USPS', (text) => uspsMeaning('TL', text).meaning],
  ['USPS without a known code', (text) => uspsMeaning('??', text).meaning],
  ['UPS', (text) => upsMeaning({ type: 'I', code: 'AR', statusCode: '005', text }).meaning],
  [
    'FedEx',
    (text) =>
      fedexMeaning({
        codes: ['AR'],
        reasonCode: '',
        description: 'At local facility',
        reason: text,
        delay: null,
      }).meaning,
  ],
  ['DHL', (text) => dhlPhrases.find(([, , pattern]) => pattern.test(text.toLowerCase()))?.[1]],
  ['EasyPost and Shippo for UPS', relayed('ups', 'in_transit.moving', true)],
  ['EasyPost and Shippo with an unknown status', relayed('fedex', null, true)],
  ['17TRACK and AfterShip for UPS', relayed('ups', 'exception.other', false)],
  ['17TRACK and AfterShip for USPS', relayed('usps', 'in_transit.moving', false)],
];

describe.each(readings)('%s', (_, read) => {
  test.each(texts)('reads as a postage review: %s', (text) => {
    expect(read(text)).toBe(review);
  });
});

test.each([
  'Counterfeit goods',
  'Your postage label was created',
  'Postage paid',
  'Arrived at Post Office',
  'Customs duties are due',
])('says nothing of the postage: %s', (text) => {
  expect(postageReviewPattern.test(text)).toBe(false);
});
