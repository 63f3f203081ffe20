import { cookies } from 'next/headers';
import type { Keyring } from '@/lib/crypto';
import {
  buyerCookieName,
  readBuyers,
  signBuyers,
  type VerifiedBuyer,
  verifiedSeconds,
} from '@/lib/verified-buyers';

/** Whose buyer this browser has proved to be. */
export async function readBuyerCookie(keyring: Keyring, now: Date): Promise<VerifiedBuyer[]> {
  return readBuyers(keyring, (await cookies()).get(buyerCookieName)?.value, now);
}

/** Has the browser remember them for half an hour; nobody takes the cookie away. In actions only. */
export async function writeBuyerCookie(keyring: Keyring, buyers: readonly VerifiedBuyer[]): Promise<void> {
  (await cookies()).set({
    name: buyerCookieName,
    value: buyers.length === 0 ? '' : signBuyers(keyring, buyers),
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: buyers.length === 0 ? 0 : verifiedSeconds,
  });
}
