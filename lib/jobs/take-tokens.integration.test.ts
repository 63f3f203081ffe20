import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { holdAccount, takeToken } from './take-tokens';

const quota = { requests: 60, perSeconds: 3_600, burst: 5 };
const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let merchantId: string;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  merchantId = (await createMerchant(database.db, { slug: 'tokens', name: 'Shop' })).id;
});
afterAll(() => database.drop());
beforeEach(async () => {
  const input = { carrier: 'usps', name: 'USPS', credentials: { clientId: 'a', clientSecret: 'b' } };
  accountId = (await createCarrierAccount(database.db, merchantId, keyring, input)).id;
});

async function take(times: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: times }, () => takeToken(database.db, merchantId, accountId, quota)),
  );
  return answers.filter((answer) => answer.ok).length;
}

/** Lets time pass for the bucket. */
async function pass(seconds: number): Promise<void> {
  await database.db.$client`update carrier_accounts
    set refilled_at = refilled_at - make_interval(secs => ${seconds}) where id = ${accountId}`;
}

describe('an account never makes more requests than its quota', () => {
  test('thirty workers at once get no more than the burst', async () => {
    expect(await take(30)).toBe(5);
    expect(await take(1)).toBe(0);
  });

  test('no hour sees more than the quota, however greedily it is asked', async () => {
    let taken = await take(30);
    for (let minute = 1; minute < 60; minute += 1) {
      await pass(60);
      taken += await take(10);
    }
    expect(taken).toBeLessThanOrEqual(60);
    expect(taken).toBeGreaterThan(55);
  });

  test('a long rest fills the bucket to the burst and no further', async () => {
    await take(1);
    await pass(86_400);
    expect(await take(30)).toBe(5);
  });

  test('what the merchant has agreed with the carrier takes the place of the usual quota', async () => {
    await database.db.$client`update carrier_accounts set requests_per_hour = 4 where id = ${accountId}`;
    expect(await take(30)).toBe(2);
  });

  test('a refusal says when the next request is free', async () => {
    await take(5);
    const answer = await takeToken(database.db, merchantId, accountId, quota);
    expect(answer).toMatchObject({ ok: false });
    if (answer.ok) return;
    expect(answer.retryAfterSeconds).toBeGreaterThan(60);
    expect(answer.retryAfterSeconds).toBeLessThan(70);
    await pass(answer.retryAfterSeconds);
    expect(await take(2)).toBe(1);
  });

  test("another shop's id opens no bucket", async () => {
    const answer = await takeToken(database.db, 'mer_other', accountId, quota);
    expect(answer.ok).toBe(false);
  });
});

describe('a hold', () => {
  test('stops all requests until it is over, then the bucket starts empty if the carrier said it is spent', async () => {
    await holdAccount(database.db, merchantId, accountId, { seconds: 120, isSpent: true });
    expect(await takeToken(database.db, merchantId, accountId, quota)).toEqual({
      ok: false,
      retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds > 100 && seconds < 200),
    });
    await pass(121);
    expect(await take(1)).toBe(0);
    await pass(70);
    expect(await take(5)).toBe(1);
  });

  test('is never shortened by a later, shorter one', async () => {
    await holdAccount(database.db, merchantId, accountId, { seconds: 600, isSpent: false });
    await holdAccount(database.db, merchantId, accountId, { seconds: 5, isSpent: false });
    await pass(60);
    expect(await take(1)).toBe(0);
  });
});
