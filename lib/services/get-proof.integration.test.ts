import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { contactHashes } from '@/lib/contact-hash';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createOrder } from '@/lib/db/orders';
import { getProofImage, getProofSubject } from '@/lib/db/proofs';
import { shipments } from '@/lib/db/schema/shipments';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import { withBuyer } from '@/lib/verified-buyers';
import { openProofImage } from './fetch-proof';
import { getProof } from './get-proof';
import { getProofPicture } from './get-proof-picture';
import { createMeteredEngine } from './metered-engine';
import type { ProofContext } from './proof-context';
import { createRateLimiter } from './rate-limit';
import { type VerifyBuyerResult, verifyBuyer } from './verify-buyer';

const keyring = new Map([['k1', randomBytes(32)]]);
const recipient = {
  name: 'Zebulon Canary',
  lines: ['77 Canary Lane'],
  city: 'Portland',
  state: 'OR',
  postcode: '97205',
  country: 'US',
};
let database: TestDatabase;
let sandbox: Sandbox;
let context: ProofContext;
let clock = new Date('2026-10-20T12:00:00Z');
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await createSandbox();
  const { db } = database;
  context = {
    ...{ db, keyring, carriers, limiter: createRateLimiter(db, keyring) },
    engine: createMeteredEngine(db, { baseUrlFor: (code) => `${sandbox.url}/${code}`, retryDelayMs: 1 }),
    log: { info() {}, error() {} },
    now: () => clock,
  };
});
beforeEach(async () => {
  sandbox.requests.clear();
  sandbox.faults.clear();
  await database.db.$client`delete from rate_limits`;
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

interface Placed {
  merchantId: string;
  orderId: string;
  shipmentId: string;
  token: string;
}

/** A shop with one order, and a parcel of it that has the recorded proof. */
async function place(
  parcel: { carrier?: string; isDelivered?: boolean; withAccount?: boolean } = {},
): Promise<Placed> {
  const { carrier = 'ups', isDelivered = true, withAccount = true } = parcel;
  const { db } = database;
  serial += 1;
  const { id: merchantId } = await createMerchant(db, { slug: `proof-${serial}`, name: 'Shop' });
  const account = withAccount
    ? await createCarrierAccount(db, merchantId, keyring, {
        ...{ carrier: 'ups', name: 'UPS', credentials: sandboxCredentials.ups, requestsPerHour: 36_000 },
      })
    : null;
  const { id: orderId } = await createOrder(db, merchantId, {
    number: '#1042',
    placedAt: clock,
    emailHash: contactHashes(keyring, merchantId, 'email', 'ann@example.com')[0] ?? null,
    postcodeHash: contactHashes(keyring, merchantId, 'postcode', '97205')[0] ?? null,
    recipient: { value: recipient, keyring },
    items: [],
  });
  const { id: shipmentId, token } = await createShipment(db, merchantId, {
    ...{ carrier, trackingNumber: '1ZD00R570390000012', shipDateStart: '2026-10-10', orderId },
    ...{ accountId: account?.id ?? null, nextPollAt: null },
  });
  const delivered = {
    status: 'delivered' as const,
    milestone: 'delivered.signed' as const,
    deliveredLocalTime: '2026-10-14T15:26:48',
    deliveredTo: 'Front Door',
    signedBy: 'T NGUYEN',
  };
  const snapshot = { ...emptySnapshot(), ...(isDelivered && delivered) };
  await db.update(shipments).set({ snapshot }).where(eq(shipments.id, shipmentId));
  return { merchantId, orderId, shipmentId, token };
}

const buyersOf = (placed: Pick<Placed, 'merchantId' | 'orderId'>) => withBuyer([], placed, clock);
const proofOf = (placed: Placed, buyers = buyersOf(placed)) =>
  getProof(context, placed.merchantId, placed.token, buyers);
const asked = () => sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track').length;

describe('the proof of a delivery', () => {
  test('is shown to its buyer: whom and where to, who signed, and the carrier’s pictures, asked for once', async () => {
    const placed = await place();
    const [proof, again] = await Promise.all([proofOf(placed), proofOf(placed)]);
    expect(proof).toMatchObject({
      recipient,
      delivery: { signedBy: 'T NGUYEN', deliveredTo: 'Front Door', localTime: '2026-10-14T15:26:48' },
      pictures: ['signature', 'photo'],
      missing: null,
    });
    expect(again).toEqual(proof);
    expect(await proofOf(placed)).toEqual(proof);
    expect(asked()).toBe(1);
  });

  test('stores pictures sealed, as WebP, and keeps no raw answer with them', async () => {
    const placed = await place();
    await proofOf(placed);
    const { merchantId, shipmentId } = placed;
    const sealed = await getProofImage(database.db, merchantId, shipmentId, 'signature');
    const image = openProofImage(keyring, sealed ?? '', { merchantId, shipmentId, kind: 'signature' });
    expect((await sharp(image).metadata()).format).toBe('webp');
    expect(sealed).not.toContain(image.toString('base64').slice(0, 40));
    expect(() => openProofImage(keyring, sealed ?? '', { merchantId, shipmentId, kind: 'photo' })).toThrow();
    const { token } = placed;
    const picture = (kind: string, buyers = buyersOf(placed)) =>
      getProofPicture({ db: database.db, keyring }, merchantId, { token, kind, buyers });
    expect(await picture('signature')).toEqual(image);
    expect(await picture('signature', [])).toBeNull();
    expect(await picture('signature', buyersOf({ merchantId, orderId: 'ord_other' }))).toBeNull();
    expect(await picture('../photo')).toBeNull();
    expect(await database.db.$client`select 1 from raw_payloads`).toHaveLength(0);
  });

  test('is nobody else’s: not the other shop’s buyer’s, not another order’s, not without proof', async () => {
    const [one, other] = [await place(), await place()];
    for (const buyers of [
      [],
      buyersOf(other),
      buyersOf({ merchantId: one.merchantId, orderId: other.orderId }),
      buyersOf({ merchantId: other.merchantId, orderId: one.orderId }),
    ])
      expect(await proofOf(one, buyers)).toBeNull();
    expect(await getProof(context, other.merchantId, one.token, buyersOf(one))).toBeNull();
    expect(await getProof(context, one.merchantId, 'x'.repeat(22), buyersOf(one))).toBeNull();
    expect(asked()).toBe(0);
  });

  test('before the delivery is whom and where to alone, and the carrier is not asked', async () => {
    const proof = await proofOf(await place({ isDelivered: false }));
    expect(proof).toMatchObject({ recipient, delivery: null, pictures: [], missing: null });
    expect(asked()).toBe(0);
  });

  test('says calmly that a carrier is away, asks no more for ten minutes, and has the pictures later', async () => {
    const placed = await place();
    sandbox.faults.add({ carrier: 'ups', mode: '500' });
    expect(await proofOf(placed)).toMatchObject({ pictures: [], missing: 'unavailable' });
    sandbox.faults.clear();
    const before = asked();
    expect(await proofOf(placed)).toMatchObject({ missing: 'unavailable' });
    expect(asked()).toBe(before);
    clock = new Date(clock.getTime() + 601_000);
    await database.db.$client`update rate_limits set expire = '2000-01-01' where key like 'proof.fetch:%'`;
    expect(await proofOf(placed)).toMatchObject({ pictures: ['signature', 'photo'] });
  });

  test.each([
    ['whose carrier gives no pictures', { carrier: 'usps' }],
    ['of a shop without an account there', { withAccount: false }],
  ])('of a parcel %s comes without them, and says so', async (_name, parcel) => {
    expect(await proofOf(await place(parcel))).toMatchObject({ pictures: [], missing: 'unsupported' });
  });

  test('is not another parcel’s: neither once the number is used again nor of another day', async () => {
    const [reused, otherDay] = [await place(), await place()];
    const { $client } = database.db;
    await $client`update shipments set ship_date_end = '2026-11-01' where id = ${reused.shipmentId}`;
    expect(await proofOf(reused)).toMatchObject({ pictures: [], missing: 'none' });
    await $client`update shipments set snapshot = snapshot || '{"deliveredLocalTime": "2024-10-14T15:26:48"}'
      where id = ${otherDay.shipmentId}`;
    expect(await proofOf(otherDay)).toMatchObject({ pictures: [], missing: 'none' });
  });
});

describe('who has the link proves to be the buyer', () => {
  const verify = (
    { merchantId, token }: Pick<Placed, 'merchantId' | 'token'>,
    contact: string,
    ip = '192.0.2.1',
  ): Promise<VerifyBuyerResult> => verifyBuyer(context, merchantId, { token, contact, ip });

  test('by the postcode or the e-mail of the order, however it is written', async () => {
    const placed = await place();
    for (const contact of ['97205', '97205-1234', ' Ann@Example.COM '])
      expect(await verify(placed, contact)).toEqual({ ok: true, orderId: placed.orderId });
    expect(await verify(placed, ' ')).toEqual({ ok: false, error: 'invalid' });
  });

  test('and a thousand guesses open nothing, say nothing, and read alike for a link that does not exist', async () => {
    const placed = await place();
    const absent = { merchantId: placed.merchantId, token: 'n'.repeat(22) };
    const guess = async (target: typeof absent) => {
      await database.db.$client`delete from rate_limits`;
      const answers: VerifyBuyerResult[] = [];
      for (let index = 0; index < 500; index += 1)
        answers.push(await verify(target, String(10_000 + index), `192.0.2.${index % 250}`));
      return answers;
    };
    const [answers, unknown] = [await guess(placed), await guess(absent)];
    expect(answers).toEqual(unknown);
    expect(answers.filter((answer) => !answer.ok && answer.error === 'wrong')).toHaveLength(5);
    expect(answers.some(({ ok }) => ok)).toBe(false);
  });

  test('locked out of postcodes by somebody who guesses, the buyer still gets in by e-mail', async () => {
    const placed = await place();
    for (let index = 0; index < 6; index += 1) await verify(placed, `1011${index}`, `192.0.2.${index}`);
    expect(await verify(placed, '97205', '198.51.100.7')).toEqual({ ok: false, error: 'rate_limited' });
    expect(await verify(placed, 'ann@example.com', '198.51.100.7')).toMatchObject({ ok: true });
  });

  test('in the order’s own shop only, and not where the order has neither', async () => {
    const [one, other] = [await place(), await place()];
    expect(await verify({ ...one, merchantId: other.merchantId }, '97205')).toEqual({
      ok: false,
      error: 'wrong',
    });
    await database.db
      .$client`update orders set email_hash = null, postcode_hash = null where id = ${one.orderId}`;
    expect(await verify(one, '97205')).toEqual({ ok: false, error: 'wrong' });
    expect(await getProofSubject(database.db, other.merchantId, one.token)).toBeNull();
  });
});
