import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { themeSchema } from '@/lib/branding/theme';
import { addDomain, createMerchant, findShop, publishTheme, type Shop } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { newLinkToken } from '@/lib/ids';
import { type CheckMessageInput, checkMessage, officialOwners } from './check-message';
import { createRateLimiter } from './rate-limit';

const keyring = new Map([['k1', randomBytes(32)]]);
const appUrl = 'https://parcels.example.net';
let database: TestDatabase;
let shop: Shop;
let own: string;
let strangers: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const now = new Date('2026-11-20T12:00:00Z');
  const make = async (slug: string) => {
    const { id } = await createMerchant(db, { slug, name: slug, homepage: `https://www.${slug}.com` });
    const parcel = { carrier: 'usps', shipDateStart: '2026-11-01', nextPollAt: null };
    const { token } = await createShipment(db, id, { ...parcel, trackingNumber: '9400100000000000000001' });
    return { id, token };
  };
  const [ours, other] = [await make('teapots'), await make('cups')];
  [own, strangers] = [ours.token, other.token];
  await addDomain(db, ours.id, 'orders.teapots.com', now);
  await addDomain(db, ours.id, 'unproved.teapots.net', null);
  const theme = themeSchema.parse({ supportUrl: 'mailto:Help@teapots.com' });
  await publishTheme(db, ours.id, theme, now);
  const found = await findShop(db, 'teapots');
  if (!found) throw new Error('the shop is gone');
  shop = found;
});
afterAll(() => database.drop());
beforeEach(() => database.db.$client`delete from rate_limits`);

function check(text: string, extra: Partial<CheckMessageInput> = {}) {
  const { db } = database;
  return checkMessage({ db, limiter: createRateLimiter(db, keyring) }, shop.id, {
    ...{ text, sender: '', shop, locale: 'en', appUrl, ip: '192.0.2.1', ...extra },
  });
}

async function judged(text: string) {
  const result = await check(text);
  if (!result.ok) throw new Error(result.error);
  const { verdict, findings } = result.report;
  return [verdict, findings[0]?.reasons.map(({ code }) => code)];
}

describe('our own links', () => {
  test('a link that exists is ours, at the shared address and at the shop’s own', async () => {
    expect(await judged(`${appUrl}/l/${own}`)).toEqual(['ours', ['own_link']]);
    expect(await judged(`${appUrl}/teapots/vi/p/${own}`)).toEqual(['ours', ['own_link']]);
    expect(await judged(`https://orders.teapots.com/zh/p/${own}`)).toEqual(['ours', ['own_link']]);
  });

  test('a link of another shop, or of nobody, leads nowhere here', async () => {
    expect(await judged(`${appUrl}/l/${strangers}`)).toEqual(['unknown', ['no_such_link']]);
    expect(await judged(`${appUrl}/l/${newLinkToken()}`)).toEqual(['unknown', ['no_such_link']]);
    expect(await judged(`${appUrl}/cups/en/p/${strangers}`)).toEqual(['unknown', ['other_shop']]);
  });

  test('a shared link counts until it ends or is revoked', async () => {
    const [one] = await database.db.$client<{ id: string }[]>`select id from shipments where token = ${own}`;
    const links = { live: newLinkToken(), ended: newLinkToken(), revoked: newLinkToken() };
    await database.db.$client`
      insert into share_links (id, merchant_id, shipment_id, token, expires_at, revoked_at) values
        ('shr_1', ${shop.id}, ${one?.id ?? ''}, ${links.live}, now() + interval '1 day', null),
        ('shr_2', ${shop.id}, ${one?.id ?? ''}, ${links.ended}, now() - interval '1 day', null),
        ('shr_3', ${shop.id}, ${one?.id ?? ''}, ${links.revoked}, now() + interval '1 day', now())`;
    const verdicts = await Promise.all(
      Object.values(links).map(async (token) => (await judged(`${appUrl}/teapots/en/p/${token}`))[0]),
    );
    expect(verdicts).toEqual(['ours', 'unknown', 'unknown']);
  });

  test('the homepage is the shop’s; a domain that it has not proved is not', async () => {
    expect(await judged('https://teapots.com/sale')).toEqual(['ours', ['own_site']]);
    expect((await judged(`https://unproved.teapots.net/l/${own}`))[0]).toBe('beware');
  });
});

describe('carriers', () => {
  test('each is known by domains that are registrable, and each domain is one carrier’s', () => {
    const owners = officialOwners('en');
    const domains = owners.flatMap((owner) => owner.domains);
    expect(owners.length).toBeGreaterThan(50);
    expect(domains).toEqual(
      expect.arrayContaining(['usps.com', 'ups.com', 'fedex.com', 'dhl.com', 'yuntrack.com']),
    );
    expect(new Set(domains).size).toBe(domains.length);
    for (const domain of domains) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z]{2,})+$/);
    expect(domains).not.toContain('17track.net');
  });

  test('they have the names that readers of each language know', async () => {
    const result = await check('https://www.sf-express.com', { locale: 'zh' });
    expect(result).toMatchObject({ ok: true, report: { verdict: 'official', owner: '顺丰速运' } });
  });

  test('the address that we link to for every parcel is official', async () => {
    expect((await judged('https://tools.usps.com/go/TrackConfirmAction?tLabels=94001'))[0]).toBe('official');
  });
});

describe('limits', () => {
  test('nothing pasted is no question, and costs none', async () => {
    expect(await check('  \n ')).toEqual({ ok: false, error: 'empty' });
    expect(await database.db.$client`select 1 from rate_limits`).toHaveLength(0);
  });

  test('a visitor has thirty checks in ten minutes', async () => {
    for (let index = 0; index < 30; index += 1) expect((await check('usps.com')).ok).toBe(true);
    expect(await check('usps.com')).toEqual({ ok: false, error: 'rate_limited' });
    expect((await check('usps.com', { ip: '198.51.100.7' })).ok).toBe(true);
  });

  test('nothing pasted is stored', async () => {
    await check('https://canary.example canary-text', { sender: 'canary@example.com', ip: '203.0.113.99' });
    const stored = JSON.stringify(await database.db.$client`select * from rate_limits`);
    expect(stored).toContain('check-message');
    expect(stored).not.toMatch(/canary|203\.0\.113/);
  });
});
