import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cacheChannel, shipmentTag } from '@/lib/db/cache-tags';
import { type CaseRow, listCasePhotos, openCaseOf } from '@/lib/db/cases';
import { createMerchant } from '@/lib/db/merchants';
import { cases } from '@/lib/db/schema/cases';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { openCaseText } from './case-text';
import { closeCase } from './close-case';
import { createRateLimiter } from './rate-limit';
import { type TellShopInput, tellShop } from './tell-shop';

const keyring = new Map([['k1', randomBytes(32)]]);
const monday = new Date('2026-11-16T23:30:00Z');
let database: TestDatabase;
let merchantId: string;
let token: string;
let shipmentId: string;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const shop = { slug: 'tell-shop', name: 'Shop', timeZone: 'Asia/Ho_Chi_Minh' };
  merchantId = (await createMerchant(database.db, shop)).id;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.$client`delete from rate_limits`;
  ({ token, id: shipmentId } = await parcel('delivered.delivered'));
});

async function parcel(milestone: string) {
  serial += 1;
  const row = {
    carrier: 'usps',
    shipDateStart: '2026-11-01',
    nextPollAt: null,
    trackingNumber: `N${serial}`,
  };
  const created = await createShipment(database.db, merchantId, row);
  await database.db.$client`
    update shipments set snapshot = snapshot || ${JSON.stringify({ milestone, status: milestone.split('.')[0] })}::text::jsonb
    where id = ${created.id}`;
  return created;
}

const colour = async (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

function tell(input: Partial<TellShopInput> = {}, now = monday) {
  const { db } = database;
  const services = { db, keyring, limiter: createRateLimiter(db, keyring) };
  const usual: TellShopInput = {
    ...{ token, kind: 'not_received', checked: ['door'], message: 'Nothing here.', contact: '' },
    ...{ photos: [], locale: 'en', ip: '192.0.2.1' },
  };
  return tellShop(services, merchantId, { ...usual, ...input }, now);
}

const storedCases = () => database.db.select().from(cases).where(eq(cases.shipmentId, shipmentId));

async function onlyCase(): Promise<CaseRow> {
  const [row, another] = await storedCases();
  if (!row || another) throw new Error('not exactly one case');
  return row;
}

const written = (row: CaseRow) => openCaseText(keyring, merchantId, row);

describe('telling the shop', () => {
  test('opens one case with what was ticked, written and shown, and drops the parcel’s pages', async () => {
    const heard: string[] = [];
    const { unlisten } = await database.db.$client.listen(cacheChannel, (payload) => heard.push(payload));
    const photos = [await colour('red'), await colour('blue')];
    const result = await tell({ photos, contact: 'ann@example.com', checked: ['door', 'mailbox'] });
    expect(result).toMatchObject({ ok: true, photosLeftOut: 0 });
    const row = await onlyCase();
    expect(row).toMatchObject({
      kind: 'not_received',
      status: 'open',
      checked: ['door', 'mailbox'],
      locale: 'en',
    });
    expect(written(row)).toEqual({ message: 'Nothing here.', contact: 'ann@example.com' });
    expect(await listCasePhotos(database.db, merchantId, row.id)).toHaveLength(2);
    await expect.poll(() => heard).toContain(JSON.stringify([shipmentTag(shipmentId)]));
    await unlisten();
  });

  test('nothing of it stands readable in the database', async () => {
    await tell({ message: 'CANARY-CODE 4711', contact: 'canary@example.com' });
    const { message, contactSealed, ...rest } = await onlyCase();
    expect(JSON.stringify([message, contactSealed, rest])).not.toMatch(/canary|4711/i);
  });

  test('a second message is added to the open case with its date, a repeated one is not', async () => {
    const first = await tell({ contact: 'ann@example.com' });
    const second = await tell(
      { message: 'Still nothing.', checked: ['garage'] },
      new Date('2026-11-18T09:05:00Z'),
    );
    expect(second).toEqual(first);
    await tell({ message: 'Still nothing.', checked: [] });
    const row = await onlyCase();
    expect(written(row)).toEqual({
      message: 'Nothing here.\n\n[2026-11-18 09:05 UTC]:\nStill nothing.',
      contact: 'ann@example.com',
    });
    expect(row.checked).toEqual(['door', 'garage']);
  });

  test('photos are added up to three in all, the same one once', async () => {
    const [red, blue, green, white] = await Promise.all(['red', 'blue', 'green', 'white'].map(colour));
    if (!red || !blue || !green || !white) throw new Error('no colours');
    await tell({ photos: [red, blue] });
    expect(await tell({ photos: [red, green, white] })).toMatchObject({ ok: true, photosLeftOut: 1 });
    const kept = await listCasePhotos(database.db, merchantId, (await onlyCase()).id);
    expect(kept).toHaveLength(3);
  });

  test('many at the same moment still make one case, with all that was written', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => `Message ${index}.`);
    const results = await Promise.all(texts.map((message) => tell({ message })));
    expect(new Set(results.map((result) => result.ok && result.caseId)).size).toBe(1);
    const { message } = written(await onlyCase());
    for (const text of texts) expect(message.split(text)).toHaveLength(2);
  });

  test('once closed, the next message opens a new one', async () => {
    await tell();
    await closeCase(database.db, merchantId, await onlyCase(), monday);
    expect(await openCaseOf(database.db, merchantId, token, 'not_received')).toMatchObject({
      openedOn: null,
    });
    await tell({ message: 'It is gone again.' });
    expect((await storedCases()).map(({ status }) => status).sort()).toEqual(['closed', 'open']);
  });

  test('the page is told the day in the shop’s zone, of this kind alone', async () => {
    await tell();
    const day = (kind: CaseRow['kind']) => openCaseOf(database.db, merchantId, token, kind);
    expect(await day('not_received')).toEqual({ shipmentId, openedOn: '2026-11-17' });
    expect(await day('instructions')).toEqual({ shipmentId, openedOn: null });
  });

  test('nothing need be written to say that it is not there', async () => {
    expect(await tell({ message: '', checked: [] })).toMatchObject({ ok: true });
    expect(written(await onlyCase())).toEqual({ message: '', contact: null });
  });

  test('what Postgres cannot hold is left out', async () => {
    await tell({ message: 'a\0b\ud800c' });
    expect(written(await onlyCase()).message).toBe('ab\ufffdc');
  });
});

describe('what is refused leaves nothing behind', () => {
  test.each([
    [{ contact: 'ann@' }, 'bad_contact'],
    [{ kind: 'instructions', message: '  ' }, 'empty'],
    [{ kind: 'instructions' }, 'not_now'],
    [{ photos: Array.from({ length: 4 }, () => Buffer.alloc(1)) }, 'too_many_photos'],
    [{ token: 'x'.repeat(22) }, 'not_found'],
  ] as const)('%j: %s', async (input, error) => {
    expect(await tell(input as Partial<TellShopInput>)).toEqual({ ok: false, error });
    expect(await storedCases()).toEqual([]);
  });

  test('each photo gets its own reason, in its order', async () => {
    const photos = [Buffer.from('<svg/>'), await colour('red'), Buffer.from([0xff, 0xd8, 0xff])];
    expect(await tell({ photos })).toEqual({
      ...{ ok: false, error: 'photos' },
      problems: ['wrong_kind', null, 'unreadable'],
    });
    expect(await storedCases()).toEqual([]);
  });

  test('nobody can say that a parcel is missing which is not said to be there', async () => {
    const moving = await parcel('in_transit.moving');
    expect(await tell({ token: moving.token })).toEqual({ ok: false, error: 'not_now' });
    expect(await tell({ token: moving.token, kind: 'instructions' })).toMatchObject({ ok: true });
  });

  test('another shop’s link leads nowhere', async () => {
    const other = await createMerchant(database.db, { slug: 'other-tell', name: 'Other' });
    const { db } = database;
    const services = { db, keyring, limiter: createRateLimiter(db, keyring) };
    const input = { token, kind: 'not_received', checked: [], message: '', contact: '', photos: [] } as const;
    const result = await tellShop(services, other.id, { ...input, locale: 'en', ip: '192.0.2.1' }, monday);
    expect(result).toEqual({ ok: false, error: 'not_found' });
  });

  test('the eleventh message in an hour has to wait, and another parcel does not', async () => {
    for (let sent = 0; sent < 10; sent += 1) await tell({ ip: `192.0.2.${sent}` });
    expect(await tell()).toEqual({ ok: false, error: 'rate_limited' });
    const other = await parcel('delivered.signed');
    expect(await tell({ token: other.token })).toMatchObject({ ok: true });
  });

  test('a case takes no more text than somebody can read', async () => {
    for (let sent = 0; sent < 4; sent += 1) await tell({ message: `${sent} ${'x'.repeat(4_900)}` });
    expect(await tell({ message: 'y'.repeat(4_900) })).toEqual({ ok: false, error: 'full' });
    expect(written(await onlyCase()).message).not.toContain('y');
  });
});
