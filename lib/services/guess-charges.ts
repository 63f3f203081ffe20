import type { ContactKind } from '@/lib/contact-hash';
import type { RateLimit, RateLimitCharge } from './rate-limit';

/**
 * Postcodes can be tried one by one, so these misses count from anywhere. E-mail addresses cannot, and count for
 * each visitor apart: else whoever knows an order's number could lock its buyer out by missing on purpose.
 */
const missesPerOrder: RateLimit = { name: 'find-order.order', points: 5, seconds: 3_600 };
const triesPerAddress: RateLimit = { name: 'find-order.ip', points: 20, seconds: 600 };
/** Whoever has many addresses still meets this one: misses at one shop. */
const missesPerShop: RateLimit = { name: 'find-order.shop', points: 300, seconds: 600 };

/**
 * What a guess at an order's e-mail or postcode is charged, wherever it is made: the lookup and the proof of delivery
 * share their limits. `misses` are taken back from who was right. `number`: what the order is counted by.
 */
export function guessCharges(
  merchantId: string,
  { number, kind, ip }: { number: string; kind: ContactKind; ip: string },
): { tries: RateLimitCharge; misses: RateLimitCharge[] } {
  const guesser = kind === 'email' ? `/${ip}` : '';
  return {
    tries: { limit: triesPerAddress, subject: `${merchantId}/${ip}` },
    misses: [
      { limit: missesPerOrder, subject: `${merchantId}/${number}${guesser}` },
      { limit: missesPerShop, subject: merchantId },
    ],
  };
}
