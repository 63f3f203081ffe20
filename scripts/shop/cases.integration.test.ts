import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMerchant } from '@/lib/db/merchants';
import { saveRating } from '@/lib/db/ratings';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import { openCase } from '@/lib/services/open-case';
import { caseReference } from '@/lib/tracking/case-reference';
import { Complaint } from '../stack/complain';
import type { ShopContext } from './context';
import { runShopCommand } from './run-shop-command';

const now = new Date('2026-11-21T12:00:00Z');
let database: TestDatabase;
let context: ShopContext;
let merchantId: string;
let folder: string;
let parcel: { id: string; token: string };

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'doorstep-cases-'));
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'tea', name: 'Tea & Co' })).id;
  context = {
    ...{ db, carriers: [], appUrl: 'https://orders.example.com', publicDir: '.', now: () => now },
    ...{ keyring: new Map([['k1', randomBytes(32)]]), engine: createMeteredEngine(db) },
    pushOrigin: null,
    readSecret: async () => '',
  };
  const row = { carrier: 'usps', shipDateStart: '2026-11-01', nextPollAt: null };
  parcel = await createShipment(db, merchantId, { ...row, trackingNumber: '9205590000012300000026' });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = (...argv: string[]) => runShopCommand(argv, context);

test('a merchant lists cases, reads one, saves its photos and closes it', async () => {
  expect(await run('cases')).toEqual(['Tea & Co has no open case.']);
  const opened = await openCase(
    context,
    merchantId,
    {
      ...{ shipmentId: parcel.id, kind: 'not_received', checked: ['door', 'card'], locale: 'vi' },
      ...{ message: 'Không thấy hàng.\n\u001b[31mRed\u202e', contact: 'ann@example.com' },
      photos: [{ image: Buffer.from('webp'), widthPx: 1, heightPx: 1 }],
    },
    now,
  );
  if (!opened.ok) throw new Error(opened.error);
  const reference = caseReference(opened.id);
  const line = `${reference}  not received  USPS 9205590000012300000026  2026-11-21 12:00 UTC, 1 photo`;
  expect(await run('cases')).toEqual([line, 'npm run shop -- case <reference> shows what was written.']);
  expect(await run('case', reference.toLowerCase().replace('-', ' '), '--photos', folder, '--close')).toEqual(
    [
      line,
      `  Parcel: https://orders.example.com/l/${parcel.token}`,
      '  Opened: 2026-11-21 12:00 UTC, last added to 2026-11-21 12:00 UTC, in vi',
      '  Answer to: ann@example.com',
      '  Ticked: door, card',
      '  Message:',
      '    Không thấy hàng.',
      '    [31mRed',
      `  Saved ${join(folder, `${reference}-1.webp`)}`,
      '  The case is closed.',
    ],
  );
  expect(await readdir(folder)).toEqual([`${reference}-1.webp`]);
  expect(await run('cases')).toEqual(['Tea & Co has no open case.']);
  expect((await run('cases', '--all'))[0]).toContain('not received, closed');
});

test('a reference that is none, and a key that is gone, are said', async () => {
  const complaint = async (...argv: string[]) => {
    const error = await run(...argv).catch((reason: unknown) => reason);
    return error instanceof Complaint ? error.message : String(error);
  };
  expect(await complaint('case', 'XXXX-XXXX')).toMatch(/has no case "XXXX-XXXX"/);
  expect(await complaint('case', '%')).toMatch(/has no case/);
  expect(await complaint('case')).toMatch(/--reference is missing/);
  const input = {
    shipmentId: parcel.id,
    kind: 'instructions',
    checked: [],
    message: 'x',
    contact: '',
  } as const;
  const opened = await openCase(
    { ...context, keyring: new Map([['gone', randomBytes(32)]]) },
    merchantId,
    { ...input, photos: [], locale: 'en' },
    now,
  );
  if (!opened.ok) throw new Error(opened.error);
  expect(await complaint('case', opened.id)).toMatch(/the key that sealed it/);
});

test('ratings are counted, averaged and quoted', async () => {
  expect(await run('ratings')).toEqual(['Nobody has rated a delivery of Tea & Co yet.']);
  const rating = { shipmentId: parcel.id, stars: 4, comment: 'Fine,\nthank you', locale: 'en' } as const;
  await saveRating(database.db, merchantId, rating, now);
  expect(await run('ratings')).toEqual([
    '1 rating, 4.0 of 5 on average',
    '  4: 1',
    `4 of 5  USPS 9205590000012300000026  2026-11-21  https://orders.example.com/l/${parcel.token}`,
    '  Fine,',
    '  thank you',
  ]);
});
