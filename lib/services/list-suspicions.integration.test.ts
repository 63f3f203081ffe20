import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import { createScheduler } from '@/lib/jobs/scheduler';
import { createLogger } from '@/lib/log';
import { isMod10 } from '@/lib/numbers/checksums';
import type { Place, TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { Meaning } from '@/lib/tracking/milestones';
import { ingestUpdates } from './ingest-updates';
import { listSuspicions } from './list-suspicions';
import { listUnknownCodes } from './list-unknown-codes';
import { createMeteredEngine } from './metered-engine';

const now = new Date('2026-03-20T12:00:00Z');
const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let sandbox: Sandbox;
let merchantId: string;
let shops = 0;
let numbers = 0;

beforeAll(async () => {
  database = await createTestDatabase({ max: 5 });
  sandbox = await createSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  shops += 1;
  merchantId = (await createMerchant(database.db, { slug: `look-${shops}`, name: 'Shop' })).id;
});

const newYork: Place = { city: 'QUEENS', state: 'NY', postalCode: null, country: 'US' };
const oakland: Place = { city: 'OAKLAND', state: 'CA', postalCode: null, country: 'US' };

function scan(
  meaning: Meaning,
  hour: number,
  place: Place,
  more: Partial<TrackingEvent> = {},
): TrackingEvent {
  const utcOffset = place === newYork ? '-05:00' : '-08:00';
  const ms = Date.UTC(2026, 2, 5, hour);
  const localTime = new Date(ms + Number(utcOffset.slice(0, 3)) * 3_600_000).toISOString().slice(0, 19);
  return {
    ...{ meaning, place, localTime, utcOffset, occurredAt: new Date(ms).toISOString() },
    ...{
      carrierCode: `${meaning} ${hour}`,
      carrierText: `text of ${meaning}`,
      carrierEventId: null,
      sequence: hour,
    },
    ...{ rule: 'test', origin: 'carrier' },
    ...more,
  };
}

const shipped = () => new Date('2026-03-01').toISOString().slice(0, 10);

/** `mailer`: the nine digits in the place of the Mailer ID. */
function uspsNumber(mailer = '900000001'): string {
  numbers += 1;
  const body = `92055${mailer}${String(numbers).padStart(7, '0')}`;
  return `${body}${[...'0123456789'].find((digit) => isMod10(`${body}${digit}`))}`;
}

async function addParcel(trackingNumber = uspsNumber()) {
  const parcel = { carrier: 'usps', trackingNumber, shipDateStart: shipped(), nextPollAt: null };
  const { id, token } = await createShipment(database.db, merchantId, parcel);
  return {
    id,
    token,
    async hear(events: TrackingEvent[], facts: Partial<ShipmentUpdate> = {}, at = now) {
      const update = { ...noFacts, trackingNumber, events, ...facts };
      await ingestUpdates(database.db, merchantId, [{ shipmentId: id, update, source: 'poll' }], at);
    },
    page: async () => (await getTrackingPage(database.db, merchantId, token))?.snapshot,
  };
}

describe('suspicions', () => {
  test('are written with the events, listed with their evidence, and marked on the page', async () => {
    const parcel = await addParcel();
    await parcel.hear([scan('in_transit.arrived', 10, newYork), scan('in_transit.arrived', 11, oakland)]);
    const { shipments, next } = await listSuspicions(database.db, merchantId);
    expect(next).toBeNull();
    expect(shipments).toMatchObject([
      { id: parcel.id, suspicions: [{ kind: 'impossible_travel', details: { from: 'US-NY', to: 'US-CA' } }] },
    ]);
    expect(shipments[0]?.suspicions[0]?.eventIds).toHaveLength(2);
    expect(await parcel.page()).toMatchObject({ mayBeMixed: true });
  });

  test('go when their evidence does: a corrected destination, and the page with them', async () => {
    const parcel = await addParcel();
    await parcel.hear([scan('delivered.delivered', 10, oakland)], { destination: newYork });
    expect((await listSuspicions(database.db, merchantId)).shipments).toMatchObject([
      { suspicions: [{ kind: 'wrong_destination', details: { expected: 'US-NY', found: 'US-CA' } }] },
    ]);
    await parcel.hear([scan('notice.information', 20, oakland)], { destination: oakland });
    expect((await listSuspicions(database.db, merchantId)).shipments).toEqual([]);
    expect(await parcel.page()).not.toHaveProperty('mayBeMixed');
  });

  test('tell of a postage review at once, and leave the shopper’s page without a note about it', async () => {
    const parcel = await addParcel();
    await parcel.hear([
      scan('in_transit.accepted', 8, newYork),
      scan('exception.postage_review', 10, newYork, { carrierText: 'Counterfeit Postage' }),
    ]);
    expect((await listSuspicions(database.db, merchantId)).shipments).toMatchObject([
      { suspicions: [{ kind: 'postage_review', details: { words: 'Counterfeit Postage' } }] },
    ]);
    expect(await parcel.page()).toMatchObject({ milestone: 'exception.postage_review' });
    expect(await parcel.page()).not.toHaveProperty('mayBeMixed');
  });

  test('are paged, newest first, each once, and only the shop’s own', async () => {
    const ids: string[] = [];
    for (let minute = 0; minute < 5; minute += 1) {
      const parcel = await addParcel();
      const events = [scan('exception.postage_review', 10, newYork)];
      await parcel.hear(events, {}, new Date(now.getTime() + Math.floor(minute / 2) * 60_000));
      ids.push(parcel.id);
    }
    const seen: string[] = [];
    let page = await listSuspicions(database.db, merchantId, { limit: 2 });
    seen.push(...page.shipments.map(({ id }) => id));
    while (page.next) {
      page = await listSuspicions(database.db, merchantId, { limit: 2, after: page.next });
      seen.push(...page.shipments.map(({ id }) => id));
    }
    expect(seen).toHaveLength(5);
    expect(seen[0]).toBe(ids[4]);
    expect(new Set(seen)).toEqual(new Set(ids));
    const other = (await createMerchant(database.db, { slug: `other-${shops}`, name: 'Other' })).id;
    expect((await listSuspicions(database.db, other)).shipments).toEqual([]);
  });
});

describe('a label under another Mailer ID', () => {
  async function poll(mailerId: string | null, trackingNumber: string) {
    const credentials = { ...sandboxCredentials.usps, ...(mailerId && { mailerId }) };
    const account = { carrier: 'usps', name: 'USPS', credentials, requestsPerHour: 1_000 };
    const { id: accountId } = await createCarrierAccount(database.db, merchantId, keyring, account);
    sandbox.parcels.upsert({
      carrier: 'usps',
      trackingNumber,
      life: 'life-front-door',
      startsDaysAgo: 5,
      step: 3,
    });
    const { id } = await createShipment(database.db, merchantId, {
      ...{ carrier: 'usps', trackingNumber, accountId, nextPollAt: new Date(Date.now() - 60_000) },
      shipDateStart: new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10),
    });
    const { db } = database;
    const engine = createMeteredEngine(db, { baseUrlFor: (code) => `${sandbox.url}/${code}` });
    const scheduler = createScheduler({
      ...{ db, keyring, engine, carriers, random: () => 0.5, pollScale: 1, now: () => new Date() },
      log: createLogger({ level: 'silent' }),
    });
    await scheduler.startDue();
    await scheduler.drain();
    const [row] = await db.$client`select status, suspicions from shipments where id = ${id}`;
    expect(row?.status).not.toBe('pending');
    return row?.suspicions;
  }

  test.each([
    [
      'is told',
      '900000001',
      uspsNumber('900000777'),
      [{ kind: 'foreign_label', details: { mailerId: '900000777', own: '900000001' } }],
    ],
    ['is not told of the shop’s own', '900000001', uspsNumber('900000001'), []],
    ['is not told where the shop’s own is not known', null, uspsNumber('900000777'), []],
    ['is not told of numbers that need not hold one', '900000001', onlineNumber(), []],
  ])('%s', async (_, own, trackingNumber, expected) => {
    expect(await poll(own, trackingNumber)).toMatchObject(expected);
  });

  test('is kept when a push, which knows no account, brings news, and never shown to the shopper', async () => {
    const trackingNumber = uspsNumber('900000777');
    const [suspicion] = await poll('900000001', trackingNumber);
    const [row] = await database.db
      .$client`select id, token from shipments where merchant_id = ${merchantId}`;
    const update = { ...noFacts, trackingNumber, events: [], service: 'Priority Mail' };
    await ingestUpdates(
      database.db,
      merchantId,
      [{ shipmentId: row?.id, update, source: 'push' }],
      new Date(),
    );
    expect((await listSuspicions(database.db, merchantId)).shipments[0]?.suspicions).toEqual([suspicion]);
    expect((await getTrackingPage(database.db, merchantId, row?.token))?.snapshot).not.toHaveProperty(
      'mayBeMixed',
    );
  });
});

/** Made at USPS's own site: the digits in that place are something else. */
function onlineNumber(): string {
  const body = `94001${'900000777'}${'0000001'}`;
  return `${body}${[...'0123456789'].find((digit) => isMod10(`${body}${digit}`))}`;
}

describe('unknown codes', () => {
  test('are counted per carrier and listed in the carrier’s words, most frequent first, page by page', async () => {
    const parcel = await addParcel();
    const unknown = (code: string, hours: number[]) =>
      hours.map((hour) =>
        scan('unknown.unmapped', hour, newYork, { carrierCode: code, carrierText: `Words of ${code}` }),
      );
    await parcel.hear([...unknown('ZZ', [1]), ...unknown('YY', [2, 3, 4]), ...unknown('XX', [5])]);
    const first = await listUnknownCodes(database.db, merchantId, { limit: 2 });
    expect(first.byCarrier).toEqual([{ carrier: 'usps', codes: 3, events: 5 }]);
    expect(first.codes).toMatchObject([
      { carrier: 'usps', code: 'YY', text: 'Words of YY', count: 3 },
      { code: 'XX', count: 1 },
    ]);
    const second = await listUnknownCodes(database.db, merchantId, { limit: 2, after: first.next });
    expect(second).toMatchObject({ codes: [{ code: 'ZZ', count: 1 }], next: null });
    const shown = (await parcel.page())?.events.map(({ carrierText }) => carrierText);
    expect(shown).toContain('Words of ZZ');
  });
});
