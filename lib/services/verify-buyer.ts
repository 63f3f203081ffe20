import { contactHashes } from '@/lib/contact-hash';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { getProofSubject } from '@/lib/db/proofs';
import { guessCharges } from './guess-charges';
import type { RateLimiter } from './rate-limit';

export interface VerifyBuyerInput {
  /** Of the parcel's link. */
  token: string;
  /** An e-mail address or a postcode. */
  contact: string;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type VerifyBuyerResult =
  | { ok: true; orderId: string }
  | { ok: false; error: 'wrong' | 'rate_limited' | 'invalid' };

/**
 * Whether somebody with a parcel's link also knows the e-mail or postcode of its order. Misses count with those of the
 * lookup. A wrong value, a parcel without an order and a link of another shop get the same answer after the same work.
 */
export async function verifyBuyer(
  { db, keyring, limiter }: { db: Database; keyring: Keyring; limiter: RateLimiter },
  merchantId: string,
  { token, ip, ...input }: VerifyBuyerInput,
): Promise<VerifyBuyerResult> {
  const contact = input.contact.slice(0, 320);
  const kind = contact.includes('@') ? 'email' : 'postcode';
  const hashes = contactHashes(keyring, merchantId, kind, contact);
  if (hashes.length === 0) return { ok: false, error: 'invalid' };
  const subject = await getProofSubject(db, merchantId, token);
  const number = subject?.orderNumberKey ?? `link:${token}`;
  const { tries, misses } = guessCharges(merchantId, { number, kind, ip });
  const { isAllowed } = await limiter.charge([tries, ...misses]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };
  const known = kind === 'email' ? subject?.emailHash : subject?.postcodeHash;
  if (!subject || !known || !hashes.includes(known)) return { ok: false, error: 'wrong' };
  await limiter.refund(misses);
  return { ok: true, orderId: subject.orderId };
}
