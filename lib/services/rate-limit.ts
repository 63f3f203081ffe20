import { createHmac } from 'node:crypto';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { deriveKey, type Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { rateLimits } from '@/lib/db/schema/rate-limits';

/** So many points in so many seconds, for each value of whatever it counts by. */
export interface RateLimit {
  /** Apart from other limits with the same subject: "find-order.ip". */
  name: string;
  points: number;
  seconds: number;
}

/** A limit applied to somebody. `subject` is hashed with a key before it is stored: no address, no e-mail. */
export interface RateLimitCharge {
  limit: RateLimit;
  subject: string;
  points?: number;
}

export interface RateLimiter {
  /**
   * Charges the limits one after the other, up to the first that is passed: what an address sends beyond its
   * own limit must not use up a limit that it shares with others. Charged first and judged then, in one
   * statement each, so that many requests at once cannot slip through together.
   */
  charge(charges: readonly RateLimitCharge[]): Promise<{ isAllowed: boolean; retryAfterSeconds: number }>;
  /** Takes a charge back: it turned out not to be what the limit counts. */
  refund(charges: readonly RateLimitCharge[]): Promise<void>;
}

const limiters = new WeakMap<Database, Map<string, RateLimiterDrizzle>>();

/** Counts in Postgres, so that all instances count together. Expired rows are swept by a job. */
export function createRateLimiter(db: Database, keyring: Keyring): RateLimiter {
  const [active] = keyring.values();
  if (!active) throw new Error('The keyring is empty.');
  const key = deriveKey(active, 'rate-limit');
  const subjectKey = (subject: string) => createHmac('sha256', key).update(subject).digest('base64url');

  return {
    async charge(charges) {
      for (const { limit, subject, points } of charges) {
        const { waitMs } = await consume(limiterFor(db, limit), subjectKey(subject), points);
        if (waitMs > 0) return { isAllowed: false, retryAfterSeconds: Math.ceil(waitMs / 1_000) };
      }
      return { isAllowed: true, retryAfterSeconds: 0 };
    },
    async refund(charges) {
      await Promise.all(
        charges.map(({ limit, subject, points }) =>
          limiterFor(db, limit).reward(subjectKey(subject), points),
        ),
      );
    },
  };
}

function limiterFor(db: Database, { name, points, seconds }: RateLimit): RateLimiterDrizzle {
  const known = limiters.get(db) ?? new Map<string, RateLimiterDrizzle>();
  limiters.set(db, known);
  const limiter =
    known.get(name) ??
    new RateLimiterDrizzle({
      storeClient: db,
      schema: rateLimits,
      keyPrefix: name,
      points,
      duration: seconds,
      clearExpiredByTimeout: false,
    });
  known.set(name, limiter);
  return limiter;
}

async function consume(limiter: RateLimiterDrizzle, key: string, points = 1): Promise<{ waitMs: number }> {
  try {
    await limiter.consume(key, points);
    return { waitMs: 0 };
  } catch (refusal) {
    // The library rejects with its result when the limit is passed, and with an error when it cannot count.
    if (refusal instanceof RateLimiterRes) return { waitMs: Math.max(1, refusal.msBeforeNext) };
    throw refusal;
  }
}
