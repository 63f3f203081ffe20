import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { askedParcels } from './asked-parcel';
import type { CarrierResponse } from './carrier';
import { readCredentials } from './credentials';
import { readTokenAnswer } from './engine/oauth';
import { usps } from './usps';
import { uspsCodes } from './usps/events';
import { uspsMeaning } from './usps/update';

/** Written apart from the code table, from the public descriptions of each code: [codes, words, meaning]. */
const listing: readonly (readonly [string, string, string])[] = [
  ['GX', 'Shipping Label Created, USPS Awaiting Item', 'label_created.label_created'],
  ['MA', 'Pre-Shipment Info Sent to USPS', 'label_created.label_created'],
  ['89', 'Merchant Order Receipt Notification, USPS Awaiting Item', 'label_created.label_created'],
  ['NP', 'Origin Post is Preparing Shipment', 'label_created.label_created'],
  ['TM', 'Shipment Received, Package Acceptance Pending', 'label_created.container_received'],
  ['80', 'Picked Up by Shipping Partner, USPS Awaiting Item', 'in_transit.with_partner'],
  ['81', 'Arrived Shipping Partner Facility, USPS Awaiting Item', 'in_transit.with_partner'],
  ['82', 'Departed Shipping Partner Facility, USPS Awaiting Item', 'in_transit.with_partner'],
  ['83', 'Tendered to Postal Service', 'in_transit.moving'],
  ['42', 'USPS Handoff to Shipping Partner', 'in_transit.moving'],
  ['PA', 'Passive Acceptance', 'in_transit.accepted'],
  ['OA', 'Accepted at USPS Origin Facility', 'in_transit.accepted'],
  ['UA', 'Accepted at USPS Facility', 'in_transit.accepted'],
  ['AD', 'Acceptance at Destination', 'in_transit.accepted'],
  ['03', 'USPS in possession of item', 'in_transit.accepted'],
  ['03', 'Acceptance', 'in_transit.accepted'],
  ['03', 'Picked Up', 'in_transit.picked_up'],
  ['43', 'Picked Up', 'in_transit.picked_up'],
  ['SF', 'Departed Post Office', 'in_transit.departed'],
  ['T1', 'Departed USPS Regional Facility', 'in_transit.departed'],
  ['L1', 'Left USPS Facility', 'in_transit.departed'],
  ['EF', 'Departed USPS Facility', 'in_transit.departed'],
  ['10', 'Arrived at USPS Regional Origin Facility', 'in_transit.arrived'],
  ['10', 'Processed Through USPS Facility', 'in_transit.arrived'],
  ['A1', 'Arrived at USPS Regional Facility', 'in_transit.arrived'],
  ['PC', 'Sorting Complete', 'in_transit.arrived'],
  ['19', 'DC eVS Arrive', 'in_transit.arrived'],
  ['41', 'Received at Opening Unit', 'in_transit.arrived'],
  ['TL', 'In Transit to Next Facility', 'in_transit.moving'],
  ['NT', 'In Transit to Next Facility', 'in_transit.moving'],
  ['NT', 'In Transit, Arriving Late', 'exception.delayed'],
  ['07', 'Arrived at Post Office', 'in_transit.local_facility'],
  ['06', 'Forwarded', 'in_transit.forwarded'],
  ['OF', 'Out for Delivery', 'out_for_delivery.out_for_delivery'],
  ['DX', 'Delivery Status Not Updated', 'out_for_delivery.awaiting_scan'],
  ['01', 'Delivered', 'delivered.delivered'],
  ['17', 'Picked Up By Agent', 'delivered.to_agent'],
  ['14', 'Arrival at Pickup Point', 'available_for_pickup.ready'],
  ['16', 'Available for Pickup', 'available_for_pickup.ready'],
  ['16', 'Held at Post Office, At Customer Request', 'available_for_pickup.held_by_request'],
  ['02', 'Attempted', 'attempt_failed.attempted'],
  ['02', 'Notice Left (No Authorized Recipient Available)', 'attempt_failed.no_recipient'],
  ['30', 'Delivery Attempted - No Access to Delivery Location', 'attempt_failed.no_access'],
  ['51', 'Business Closed', 'attempt_failed.business_closed'],
  ['52', 'Notice Left', 'attempt_failed.attempted'],
  ['53', 'Notice Left (Receptacle Blocked)', 'attempt_failed.attempted'],
  ['54', 'Notice Left (Receptacle Full/Item Oversized)', 'attempt_failed.attempted'],
  ['55', 'Notice Left (No Secure Location Available)', 'attempt_failed.no_safe_place'],
  ['56', 'Notice Left (No Authorized Recipient Available)', 'attempt_failed.no_recipient'],
  ['71', 'Rescheduled to Next Delivery Day', 'exception.delayed'],
  ['08', 'Missent', 'exception.missorted'],
  ['15', 'Mis-shipped', 'exception.missorted'],
  ['04', 'Refused', 'exception.refused'],
  ['04', 'Refused, Returned to Sender', 'returning.refused'],
  ['05', 'Undeliverable as Addressed', 'exception.address_problem'],
  ['05', 'Undeliverable as Addressed, Return to Sender', 'returning.address'],
  ['21', 'No Such Number', 'returning.address'],
  ['22', 'Insufficient Address', 'returning.address'],
  ['23', 'Moved, Left No Address', 'returning.address'],
  ['24', 'Forward Expired', 'returning.address'],
  ['25', 'Addressee Unknown', 'returning.address'],
  ['26', 'Vacant', 'returning.address'],
  ['27', 'Unclaimed', 'returning.unclaimed'],
  ['31', 'Not Picked Up', 'returning.unclaimed'],
  ['28', 'Deceased', 'returning.returning'],
  ['29', 'Other', 'returning.returning'],
  ['09', 'Return to Sender', 'returning.returning'],
  ['44', 'Customer Recall', 'returning.returning'],
  ['11', 'Sent to Mail Recovery Center', 'exception.other'],
  ['GC', 'Return Receipt Associated', 'notice.information'],
];

describe('codes', () => {
  test('every code of the table is in the listing', () => {
    expect([...uspsCodes.keys()].sort()).toEqual([...new Set(listing.map(([code]) => code))].sort());
  });

  test.each(listing)('%s "%s" is %s', (code, words, meaning) => {
    expect(uspsMeaning(code, words).meaning).toBe(meaning);
  });
});

describe('words under a known code', () => {
  test.each([
    ['01', 'Delivered, Parcel Locker', 'delivered.to_locker'],
    ['01', 'Delivered, Left with Individual', 'delivered.delivered'],
    ['01', 'Delivered, Neighbor as Requested', 'delivered.to_neighbor'],
    ['01', 'Delivered to Agent for Final Delivery', 'delivered.to_agent'],
    ['01', 'Delivered, To Agent', 'delivered.to_agent'],
    ['01', 'Delivered, Individual Picked Up at Post Office', 'delivered.picked_up_by_recipient'],
    ['01', 'Delivered, To Original Sender', 'returned.returned'],
    ['TL', 'Package delayed due to severe weather', 'exception.weather'],
    ['10', 'Inbound Into Customs', 'in_transit.customs_started'],
    ['10', 'Inbound Out of Customs', 'in_transit.customs_cleared'],
    ['10', 'Customs clearance processing complete', 'in_transit.customs_cleared'],
    ['07', 'Held in Customs', 'exception.customs_held'],
    ['16', 'Held, Postage Due', 'exception.postage_review'],
    ['03', 'Unpaid Postage', 'exception.postage_review'],
    ['TL', 'Counterfeit Postage', 'exception.postage_review'],
    ['TL', 'Tracking Not Displayed Due to Revenue Protection', 'exception.postage_review'],
    ['02', 'Reminder to Schedule Redelivery of your item', 'attempt_failed.redelivery_needed'],
    ['02', 'Redelivery Scheduled', 'attempt_failed.redelivery_scheduled'],
  ])('%s "%s" is %s', (code, words, meaning) => {
    expect(uspsMeaning(code, words).meaning).toBe(meaning);
  });

  test('words that only mention a place do not move a delivery', () => {
    expect(uspsMeaning('01', 'Delivered, Front Desk, Weather Station').meaning).toBe('delivered.delivered');
    expect(uspsMeaning('Q9', 'Delivered, Weather Station').meaning).toBe('delivered.delivered');
    expect(uspsMeaning('OF', 'Out for Delivery, Expected Delivery by 9:00pm').meaning).toBe(
      'out_for_delivery.out_for_delivery',
    );
  });

  test("a signer's name makes it signed, an agent's makes it the agent's", () => {
    const words = 'Delivered, Left with Individual';
    expect(uspsMeaning('01', words, { name: 'A LEE', isAgent: false })).toEqual({
      meaning: 'delivered.signed',
      rule: 'usps.name',
    });
    expect(uspsMeaning('01', words, { name: 'A LEE', isAgent: true }).meaning).toBe('delivered.to_agent');
    expect(uspsMeaning('01', 'Delivered, Parcel Locker', { name: 'A LEE', isAgent: false }).meaning).toBe(
      'delivered.to_locker',
    );
  });
});

/** The 19 statuses that USPS explains to the public, in words alone: each has its own milestone. */
const publicStatuses = [
  ['Delivered', 'delivered.delivered'],
  ['In Transit', 'in_transit.moving'],
  ['Arrived at USPS Facility', 'in_transit.arrived'],
  ['Departed USPS Facility', 'in_transit.departed'],
  ['Out for Delivery', 'out_for_delivery.out_for_delivery'],
  ['On its Way to USPS', 'in_transit.with_partner'],
  ['Insufficient Address', 'returning.address'],
  ['No Such Number', 'returning.address'],
  ['No Access to Delivery Location', 'attempt_failed.no_access'],
  ['Notice Left (No Authorized Recipient Available)', 'attempt_failed.no_recipient'],
  ['Available for Pickup', 'available_for_pickup.ready'],
  ['Shipping Label Created, USPS Awaiting Item', 'label_created.label_created'],
  ['Arrived at Post Office', 'in_transit.local_facility'],
  ['USPS in Possession of Item', 'in_transit.accepted'],
  ['Forwarded', 'in_transit.forwarded'],
  ['Forward Processed', 'in_transit.forwarded'],
  ['Redelivery Scheduled', 'attempt_failed.redelivery_scheduled'],
  ['Reminder to Schedule Redelivery', 'attempt_failed.redelivery_needed'],
  ['Delivery Status Not Updated', 'out_for_delivery.awaiting_scan'],
  ['Awaiting Delivery Scan', 'out_for_delivery.awaiting_scan'],
  ['Notice Left (No Secure Location Available)', 'attempt_failed.no_safe_place'],
  ['Held at Post Office, At Customer Request', 'available_for_pickup.held_by_request'],
  ['Shipment Received, Package Acceptance Pending', 'label_created.container_received'],
] as const;

test.each(publicStatuses)('public status "%s" is %s without a code', (words, meaning) => {
  expect(uspsMeaning('', words).meaning).toBe(meaning);
  expect(uspsMeaning('Q9', words).rule).toMatch(/^usps\.text:/);
});

test('an unknown code with unknown words is unmapped, not in transit', () => {
  for (const words of ['', 'Transit Authority Notified', 'Package Not Delivered', 'constructor']) {
    expect(uspsMeaning('Q9', words)).toEqual({ meaning: 'unknown.unmapped', rule: 'usps.unmapped' });
  }
});

test('credentials take a Mailer ID of six or nine digits', () => {
  const base = { clientId: 'an-id', clientSecret: 'a-secret' };
  const read = (mailerId: string) => readCredentials(usps.api.credentials, { ...base, mailerId });
  expect(read('900000123')).toEqual({ ok: true, credentials: { ...base, mailerId: '900000123' } });
  expect(read('')).toEqual({ ok: true, credentials: base });
  expect(read('1234')).toEqual({ ok: false, problems: [{ field: 'mailerId', problem: 'malformed' }] });
});

test('the two phone lines are kept apart, with hours in Eastern Time', () => {
  const phones = usps.contact.filter(({ kind }) => kind === 'phone');
  expect(phones.map(({ purpose, value }) => [purpose, value])).toEqual([
    ['tracking', '1-800-222-1811'],
    ['general', '1-800-275-8777'],
  ]);
  for (const { timeZone, hours } of phones) {
    expect(timeZone).toBe('America/New_York');
    expect(hours.map(({ opens, closes }) => [opens, closes])).toEqual([
      ['08:00', '20:30'],
      ['08:00', '18:00'],
    ]);
  }
});

const given = fileURLToPath(new URL('../../../shared/carriers/data/usps/given/', import.meta.url));
const isPresent = existsSync(given);
if (!isPresent) process.stdout.write(`skipped: no USPS reference answers at ${given}\n`);

describe.runIf(isPresent)('reference answers', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(`${given}${file}`, 'utf8'));
  const answer = (file: string, status: number): CarrierResponse => ({
    status,
    headers: new Headers(),
    body: read(file),
  });
  const ask = (operation: string, file: string, status: number, asked: string) => {
    const parse = usps.api.operations.find(({ name }) => name === operation)?.parse;
    const outcome = parse?.(answer(file, status), askedParcels('usps', [asked])).get(asked);
    if (!outcome) throw new Error('no outcome');
    return outcome.ok
      ? (outcome.update.events.at(-1)?.meaning ?? outcome.update.summary)
      : outcome.error.code;
  };

  test.each([
    ['v3', 'v3-detail-delivered-parcel-locker.json', 200, '9400109104250532908587', 'delivered.to_locker'],
    ['v3r2', 'syn-v3r2-200-in-transit.json', 200, '9400100000000000000006', 'in_transit.moving'],
    ['v3r2', 'syn-v3r2-pre-shipment.json', 200, '9400100000000000000006', 'label_created.label_created'],
    ['v3r2', 'syn-v3r2-207-mixed.json', 207, '9400100000000000000006', 'out_for_delivery.out_for_delivery'],
    ['v3r2', 'syn-v3r2-207-mixed.json', 207, '9405511206206427577004', 'not_found'],
    ['v3', 'v3-error-401-invalid-client-app.json', 401, '9400100000000000000006', 'unauthorized'],
    ['v3r2', 'syn-error-429.json', 429, '9400100000000000000006', 'rate_limited'],
  ])('%s %s (%i) says for %s: %s', (operation, file, status, asked, expected) => {
    expect(ask(operation, file, status, asked)).toBe(expected);
  });

  test('token answers', () => {
    const { auth } = usps.api;
    if (auth.kind !== 'oauth') throw new Error('USPS signs in with OAuth');
    expect(readTokenAnswer(auth, answer('oauth-token-without-tracking-scope.json', 200), 0)).toMatchObject({
      error: { code: 'not_permitted', reason: 'missing_scope:tracking' },
    });
    expect(readTokenAnswer(auth, answer('oauth-error-invalid-client.json', 401), 0)).toMatchObject({
      error: { code: 'unauthorized', reason: 'bad_credentials' },
    });
  });

  test('every file is named here', () => {
    expect(readdirSync(given)).toHaveLength(8);
  });
});
