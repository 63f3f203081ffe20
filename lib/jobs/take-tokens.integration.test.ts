import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RateLimits } from '@/lib/carriers/carrier';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { holdAccount, takeToken } from './take-tokens';
import { type Bucket, bucketRules, fullBucket, takeFromBucket } from './token-bucket';

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

async function readBucket(): Promise<Bucket> {
  const [row] = await database.db.$client`select tokens, refilled_at, next_request_at from carrier_accounts
    where id = ${accountId}`;
  const ms = (value: string | null) => (value === null ? null : Date.parse(value));
  return {
    tokens: row?.tokens ?? null,
    refilledAtMs: ms(row?.refilled_at ?? null),
    nextRequestAtMs: ms(row?.next_request_at ?? null),
  };
}

test('the bucket in SQL and the bucket of the simulation are one: same answers, same waits, same rows', async () => {
  const anyLimits = fc.record({
    requests: fc.integer({ min: 1, max: 60 }),
    perSeconds: fc.constantFrom(1, 10, 3_600, 86_400),
    burst: fc.integer({ min: 1, max: 8 }),
    leastSecondsBetween: fc.constantFrom(undefined, 0.25, 5),
  });
  const steps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 5, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      anyLimits,
      fc.option(fc.integer({ min: 1, max: 400 })),
      steps,
      async (limits, agreed, pauses) => {
        await database.db.$client`update carrier_accounts set tokens = null, refilled_at = null,
          next_request_at = null, requests_per_hour = ${agreed} where id = ${accountId}`;
        const rules = bucketRules(limits, agreed);
        const unitMs = Math.max(1, (agreed === null ? limits.perSeconds : 3_600) / 1_000);
        let bucket = fullBucket;
        let nowMs = Date.parse('2026-03-10T12:00:00Z');
        for (const pause of pauses) {
          nowMs += Math.round(pause * unitMs);
          const at = sql`${new Date(nowMs).toISOString()}::timestamptz`;
          const real = await takeToken(database.db, merchantId, accountId, limits, { now: at, granted: at });
          const twin = takeFromBucket(bucket, rules, nowMs);
          expect(real.ok).toBe(twin.ok);
          if (twin.ok) bucket = twin.bucket;
          else if (!real.ok) expect(real.retryAfterSeconds).toBeCloseTo(twin.waitSeconds, 2);
          const row = await readBucket();
          expect(row.tokens).toBeCloseTo(bucket.tokens ?? Number.NaN, 6);
          expect(row.refilledAtMs).toBe(bucket.refilledAtMs);
          // The column holds whole milliseconds.
          expect(Math.abs((row.nextRequestAtMs ?? 0) - (bucket.nextRequestAtMs ?? 0))).toBeLessThan(1);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('many workers at once, in real time', () => {
  /** Each tries again and again, as soon as it is told to. Returns when requests went out, by our clock. */
  async function workers(count: number, ms: number, limits: RateLimits): Promise<number[]> {
    const granted: number[] = [];
    const until = performance.now() + ms;
    await Promise.all(
      Array.from({ length: count }, async () => {
        while (performance.now() < until) {
          const answer = await takeToken(database.db, merchantId, accountId, limits);
          if (answer.ok) granted.push(performance.now());
          else await sleep(answer.retryAfterSeconds * 1_000);
        }
      }),
    );
    return granted.toSorted((one, other) => one - other);
  }
  /** Between the grant in the database and our clock lies the way back. */
  const wayBackMs = 30;

  test('never more than the quota in any window, and nearly all of it', async () => {
    const granted = await workers(8, 3_000, { requests: 20, perSeconds: 1, burst: 20 });
    const violations = granted.filter((at, index) => {
      const oneTooMany = granted[index + 20];
      return oneTooMany !== undefined && oneTooMany - at < 1_000 - wayBackMs;
    });
    expect(violations).toEqual([]);
    expect(granted.length).toBeGreaterThan(35);
  });

  test('never two requests closer than the pace', async () => {
    const limits = { requests: 1_000, perSeconds: 3_600, burst: 100, leastSecondsBetween: 0.1 };
    const instants: number[] = [];
    const until = performance.now() + 2_500;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) {
          const answer = await takeToken(database.db, merchantId, accountId, limits);
          if (answer.ok) instants.push((await readBucket()).nextRequestAtMs ?? 0);
          else await sleep(answer.retryAfterSeconds * 1_000);
        }
      }),
    );
    const sorted = instants.toSorted((one, other) => one - other);
    const tooClose = sorted.filter((at, index) => index > 0 && at - (sorted[index - 1] ?? 0) < 100);
    expect(tooClose).toEqual([]);
    expect(sorted.length).toBeGreaterThan(12);
  });
});
