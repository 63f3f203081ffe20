import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMerchant } from '@/lib/db/merchants';
import { shipments } from '@/lib/db/schema/shipments';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { ingestUpdates } from '@/lib/services/ingest-updates';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { Meaning } from '@/lib/tracking/milestones';
import { suspicionKinds } from '@/lib/tracking/suspicion';
import type { ShopContext } from './context';
import { runShopCommand } from './run-shop-command';

const now = new Date('2026-11-21T12:00:00Z');
let database: TestDatabase;
let context: ShopContext;
let merchantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'tea', name: 'Tea & Co' })).id;
  context = {
    ...{ db, carriers: [], appUrl: 'https://orders.example.com', publicDir: '.', now: () => now },
    ...{ keyring: new Map([['k1', randomBytes(32)]]), engine: createMeteredEngine(db) },
    pushOrigin: null,
    readSecret: async () => '',
  };
});
afterAll(() => database.drop());

const run = (command: string) => runShopCommand([command], context);

function scan(meaning: Meaning, day: string, carrierText: string): TrackingEvent {
  return {
    ...{ meaning, localTime: `${day}T10:00:00`, utcOffset: '-05:00', occurredAt: `${day}T15:00:00.000Z` },
    ...{ place: null, carrierCode: 'Q7', carrierText, carrierEventId: null, sequence: 0 },
    ...{ rule: 'test', origin: 'carrier' },
  };
}

test('suspicions and unknown codes are told in sentences, and that there are none too', async () => {
  expect(await run('suspicions')).toEqual(['Nothing about Tea & Co’s parcels is suspicious.']);
  expect(await run('unknown-codes')).toEqual(['Doorstep knows every code that Tea & Co’s carriers sent.']);
  const trackingNumber = '9205590000012300000026';
  const parcel = { carrier: 'usps', trackingNumber, shipDateStart: '2026-11-01', nextPollAt: null };
  const { id: shipmentId, token } = await createShipment(database.db, merchantId, parcel);
  const events = [
    scan('exception.postage_review', '2026-11-05', 'Unpaid Postage'),
    scan('unknown.unmapped', '2026-11-06', 'Something new'),
  ];
  const update = { ...noFacts, trackingNumber, events };
  await ingestUpdates(database.db, merchantId, [{ shipmentId, update, source: 'poll' }], now);
  expect(await run('suspicions')).toEqual([
    `USPS ${trackingNumber}  https://orders.example.com/l/${token}`,
    '  Stopped for its postage, in the carrier\'s words: "Unpaid Postage".',
    '    event 2026-11-05T15:00Z||Q7|',
  ]);
  expect(await run('unknown-codes')).toEqual([
    'USPS: 1 unknown code in 1 event',
    '  1 × USPS Q7 "Something new", last on 2026-11-21',
  ]);
});

test('every kind of suspicion has its sentence, with its figures', async () => {
  const details = {
    ...{ km: '2649', hours: '1.0', from: 'US-NY', to: 'US-CA', expected: 'US-NY', found: 'US-FL' },
    ...{ since: '2026-11-09', days: '60', words: 'Unpaid', mailerId: '900000777', own: '900000001' },
  };
  const all = suspicionKinds.map((kind) => ({ kind, eventIds: [], details }));
  await database.db.update(shipments).set({ suspicions: all });
  const lines = await run('suspicions');
  expect(lines).toHaveLength(1 + suspicionKinds.length);
  expect(lines.join('\n')).not.toMatch(/undefined/);
  expect(new Set(lines).size).toBe(lines.length);
});
