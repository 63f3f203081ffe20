import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cacheChannel, shipmentTag } from '@/lib/db/cache-tags';
import { createMerchant } from '@/lib/db/merchants';
import { getSharedLink, listShareLinks } from '@/lib/db/share-links';
import { createShipment, replaceShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { endShareLink } from './end-share-link';
import { createRateLimiter } from './rate-limit';
import { maxShareLinks, type ShareParcelInput, shareParcel } from './share-parcel';

const keyring = new Map([['k1', randomBytes(32)]]);
const now = new Date('2026-11-20T12:00:00Z');
const dayMs = 86_400_000;
let database: TestDatabase;
let merchantId: string;
let serial = 0;
const heard: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  merchantId = (await createMerchant(database.db, { slug: 'share', name: 'Shop' })).id;
  await database.db.$client.listen(cacheChannel, (payload) => heard.push(payload));
});
beforeEach(async () => {
  heard.length = 0;
  await database.db.$client`delete from rate_limits`;
});
afterAll(() => database.drop());

function parcel() {
  serial += 1;
  const shipment = { carrier: 'usps', shipDateStart: '2026-11-01', nextPollAt: null };
  return createShipment(database.db, merchantId, { ...shipment, trackingNumber: `N${serial}` });
}
function share(token: string, more: Partial<ShareParcelInput> = {}, shop = merchantId) {
  const services = { db: database.db, limiter: createRateLimiter(database.db, keyring) };
  return shareParcel(services, shop, { token, days: 7, ip: '192.0.2.1', ...more }, now);
}
async function shared(token: string) {
  const result = await share(token);
  if (!result.ok) throw new Error(result.error);
  return result.link;
}
const opened = (token: string, at = now) => getSharedLink(database.db, token, at);
/** Notifications come through a connection of their own. */
async function toldOf(shipmentId: string) {
  for (let wait = 0; wait < 100; wait += 1) {
    if (heard.some((payload) => payload.includes(shipmentTag(shipmentId)))) return true;
    await sleep(20);
  }
  return false;
}

describe('a shared link', () => {
  test('leads to its parcel until its end, and not a moment longer', async () => {
    const { id, token } = await parcel();
    const link = await shared(token);
    expect(link.expiresAt).toEqual(new Date(now.getTime() + 7 * dayMs));
    const found = { merchantId, parcelToken: token, shipmentIds: [id], expiresAt: link.expiresAt };
    expect(await opened(link.token)).toEqual(found);
    expect(await opened(link.token, new Date(link.expiresAt.getTime() - 1))).toEqual(found);
    expect(await opened(link.token, link.expiresAt)).toBeNull();
    expect(await opened('x'.repeat(22))).toBeNull();
  });

  test('has a secret of its own: the parcel’s is not to be had from it', async () => {
    const { token } = await parcel();
    const [one, other] = [await shared(token), await shared(token)];
    expect(new Set([token, one.token, other.token]).size).toBe(3);
    expect(await opened(token)).toBeNull();
  });

  test('ends at once when it is revoked, once, and tells every cache', async () => {
    const { id, token } = await parcel();
    const [one, other] = [await shared(token), await shared(token)];
    heard.length = 0;
    expect(await endShareLink(database.db, merchantId, { token, id: one.id }, now)).toBe(id);
    expect(await opened(one.token)).toBeNull();
    expect(await opened(other.token)).not.toBeNull();
    expect(await toldOf(id)).toBe(true);
    expect(await endShareLink(database.db, merchantId, { token, id: one.id }, now)).toBeNull();
  });

  test('follows a label that was replaced, and the one after it', async () => {
    const [old, middle, last] = [await parcel(), await parcel(), await parcel()];
    const link = await shared(old.token);
    heard.length = 0;
    await replaceShipment(database.db, merchantId, old.id, middle.id);
    expect(await toldOf(old.id)).toBe(true);
    await replaceShipment(database.db, merchantId, middle.id, last.id);
    expect(await opened(link.token)).toMatchObject({
      parcelToken: last.token,
      shipmentIds: expect.arrayContaining([old.id, middle.id, last.id]),
    });
    // A mistake in a shop's data must not become a question without an end.
    await replaceShipment(database.db, merchantId, last.id, old.id);
    expect(await opened(link.token)).not.toBeNull();
  });

  test('is one of ten at most, however many browsers ask at once; one that has ended makes room', async () => {
    const { id, token } = await parcel();
    const asked = Array.from({ length: maxShareLinks + 4 }, () => share(token));
    const results = await Promise.all(asked);
    expect(results.filter(({ ok }) => ok)).toHaveLength(maxShareLinks);
    expect(results.filter((result) => !result.ok && result.error === 'limit')).toHaveLength(4);
    const [first] = await listShareLinks(database.db, merchantId, id, now);
    await endShareLink(database.db, merchantId, { token, id: first?.id ?? '' }, now);
    expect(await share(token)).toMatchObject({ ok: true });
    expect(await listShareLinks(database.db, merchantId, id, new Date(now.getTime() + 8 * dayMs))).toEqual(
      [],
    );
  });

  test('is made thirty times a day at most', async () => {
    const { token } = await parcel();
    for (let index = 0; index < 30; index += 1) await share(token, { ip: `192.0.2.${index}` });
    expect(await share(token, { ip: '198.51.100.7' })).toEqual({ ok: false, error: 'rate_limited' });
  });
});

test('another shop can neither share nor end what is not its own', async () => {
  const stranger = (await createMerchant(database.db, { slug: 'share-other', name: 'Other' })).id;
  const { token } = await parcel();
  const link = await shared(token);
  expect(await share(token, {}, stranger)).toEqual({ ok: false, error: 'not_found' });
  expect(await endShareLink(database.db, stranger, { token, id: link.id }, now)).toBeNull();
  const other = await parcel();
  expect(await endShareLink(database.db, merchantId, { token: other.token, id: link.id }, now)).toBeNull();
  expect(await opened(link.token)).not.toBeNull();
});
