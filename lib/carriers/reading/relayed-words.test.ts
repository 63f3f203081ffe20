import { expect, test } from 'vitest';
import type { Meaning } from '@/lib/tracking/milestones';
import { relayedMeaning } from './relayed-words';

test.each<[text: string, known: Meaning | null, meaning: Meaning | null]>([
  ['Delivered, Parcel Locker', 'delivered.delivered', 'delivered.to_locker'],
  ['Delivered, In/At Mailbox', 'delivered.delivered', null],
  ['Awaiting Delivery Scan', 'in_transit.moving', 'out_for_delivery.awaiting_scan'],
  ['Arrived at Post Office', 'in_transit.arrived', 'in_transit.local_facility'],
  ['On its Way to USPS', 'label_created.label_created', 'in_transit.with_partner'],
  [
    'Shipment Received, Package Acceptance Pending',
    'in_transit.accepted',
    'label_created.container_received',
  ],
  [
    'Held at Post Office, At Customer Request',
    'available_for_pickup.ready',
    'available_for_pickup.held_by_request',
  ],
  ['Insufficient Address', 'exception.address_problem', 'returning.address'],
  ['Out for Delivery', null, 'out_for_delivery.out_for_delivery'],
  // A finer code stays, and words that say nothing change nothing.
  ['Processed Through Facility', 'in_transit.arrived_in_country', null],
  ['In Transit to Next Facility', 'exception.delayed', null],
  ['Out for Delivery', 'delivered.delivered', null],
  ['Something new', 'in_transit.moving', null],
])("USPS's %s beside %s", (text, known, meaning) => {
  expect(relayedMeaning({ carrier: 'usps', text: text }, known)?.meaning ?? null).toBe(meaning);
});

test.each(['usps', 'china-post', null])('a postage stop is told whoever the carrier is: %s', (carrier) => {
  const found = relayedMeaning(
    { carrier: carrier, text: 'Tracking Not Displayed Due to Unpaid Postage' },
    'exception.other',
  );
  expect(found).toEqual({ meaning: 'exception.postage_review', rule: 'text:postage_review' });
  expect(relayedMeaning({ carrier: carrier, text: 'Unpaid postage' }, 'delivered.delivered')).toBeNull();
});

test("USPS's phrases are not read into another carrier's words", () => {
  expect(relayedMeaning({ carrier: 'royal-mail', text: 'Out for Delivery' }, 'in_transit.moving')).toBeNull();
  expect(relayedMeaning({ carrier: null, text: 'Arrived at Post Office' }, 'in_transit.arrived')).toBeNull();
});
