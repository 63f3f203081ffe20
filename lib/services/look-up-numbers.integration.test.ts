import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { isMod10 } from '@/lib/numbers/checksums';
import { lookUpNumbers } from './look-up-numbers';
import { createRateLimiter } from './rate-limit';

const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let merchantId: string;
let token: string;

/** A valid USPS number for each index. */
function uspsNumber(index: number): string {
  const body = `94001000000000${String(index).padStart(7, '0')}`;
  for (let digit = 0; digit < 10; digit += 1) if (isMod10(`${body}${digit}`)) return `${body}${digit}`;
  throw new Error('No check digit fits.');
}

const known = uspsNumber(1);

beforeAll(async () => {
  database = await createTestDatabase();
  merchantId = (await createMerchant(database.db, { slug: 'look-up', name: 'Shop' })).id;
  const stranger = (await createMerchant(database.db, { slug: 'stranger', name: 'Other' })).id;
  const parcel = { carrier: 'usps', shipDateStart: '2026-03-01', nextPollAt: null };
  const { id, ...created } = await createShipment(database.db, merchantId, {
    ...parcel,
    trackingNumber: known,
  });
  token = created.token;
  await database.db.$client`update shipments set status = 'in_transit', milestone = 'in_transit.departed',
    last_event_at = '2026-03-02T10:00:00Z' where id = ${id}`;
  await createShipment(database.db, stranger, { ...parcel, trackingNumber: uspsNumber(2) });
});
afterAll(() => database.drop());
beforeEach(() => database.db.$client`delete from rate_limits`);

function lookUp(text: string, ip = '192.0.2.1') {
  const limiter = createRateLimiter(database.db, keyring);
  return lookUpNumbers({ db: database.db, limiter }, merchantId, { text, ip, locale: 'en' });
}

describe('each number gets its own answer', () => {
  test('found, a stranger’s, a wrong digit and an unreadable one stand side by side', async () => {
    const wrong = `${known.slice(0, -1)}${(Number(known.at(-1)) + 1) % 10}`;
    const { rows } = await lookUp([known, uspsNumber(2), wrong, '1Z12345中0291980793'].join('，'));
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'found',
      'not_in_shop',
      'check_failed',
      'unreadable',
    ]);
    expect(rows[1]?.carrier).toMatchObject({
      code: 'usps',
      officialUrl: expect.stringContaining('usps.com'),
    });
    expect(rows[2]?.reason).toBe('check_failed');
    expect(rows[3]?.reason).toBe('NON_ASCII');
  });

  test('a found number tells where it stands and nothing personal', async () => {
    const { rows } = await lookUp(known.replace(/(.{4})/g, '$1 '));
    expect(rows).toEqual([
      {
        entered: known.replace(/(.{4})/g, '$1 ').trim(),
        number: known,
        outcome: 'found',
        carrier: { code: 'usps', name: 'USPS', officialUrl: expect.any(String) },
        otherCarriers: [],
        status: 'in_transit',
        milestone: 'in_transit.departed',
        lastEventAt: '2026-03-02T10:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('thirty numbers are looked up, the rest is handed back as typed', async () => {
    const numbers = Array.from({ length: 33 }, (_, index) => uspsNumber(index + 1));
    const { rows, overflow } = await lookUp(numbers.join('\n'));
    expect(rows.map(({ number }) => number)).toEqual(numbers.slice(0, 30));
    expect(overflow).toEqual(numbers.slice(30));
  });
});

describe('limits count numbers', () => {
  test('two full lookups pass, one number more does not, and only from that address', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => uspsNumber(index + 1)).join(' ');
    expect((await lookUp(numbers)).isRateLimited).toBe(false);
    expect((await lookUp(numbers)).isRateLimited).toBe(false);
    expect(await lookUp(known)).toEqual({ rows: [], overflow: [], isRateLimited: true });
    expect((await lookUp(known, '198.51.100.7')).isRateLimited).toBe(false);
  });

  test('text without a number costs nothing', async () => {
    await lookUp('hello');
    expect(await database.db.$client`select * from rate_limits`).toHaveLength(0);
  });
});
