import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveKey, type Keyring } from './crypto';

/** `__Host-`: only this host, only over HTTPS (or localhost), for all its paths. */
export const buyerCookieName = '__Host-doorstep-buyer';
/** How long somebody who has proved to be a buyer stays known to a browser. */
export const verifiedSeconds = 30 * 60;
/** Orders that one browser is known for at once. */
const maxBuyers = 5;
const longestCookie = 2_000;
/** Between the clocks of two instances. */
const maxSkewSeconds = 60;

/** Somebody who has proved to be the buyer of an order, until then (seconds since 1970). */
export interface VerifiedBuyer {
  merchantId: string;
  orderId: string;
  until: number;
}

const contents = z.array(z.tuple([z.string(), z.string(), z.int()])).max(maxBuyers);

/** A cookie's value that nobody without the keyring can make: `keyId.content.mac`, base64url. Holds ids only. */
export function signBuyers(keyring: Keyring, buyers: readonly VerifiedBuyer[]): string {
  const [active] = keyring;
  if (!active) throw new Error('The keyring is empty.');
  const [keyId, key] = active;
  const kept = buyers.slice(0, maxBuyers).map((one) => [one.merchantId, one.orderId, one.until]);
  const content = Buffer.from(JSON.stringify(kept)).toString('base64url');
  return `${keyId}.${content}.${macOf(key, content).toString('base64url')}`;
}

/** Who a cookie's value stands for: nobody where it was changed, is too old, or its key is gone. Never throws. */
export function readBuyers(keyring: Keyring, value: string | undefined, now: Date): VerifiedBuyer[] {
  if (!value || value.length > longestCookie) return [];
  const [keyId = '', content = '', mac = '', ...rest] = value.split('.');
  const key = keyring.get(keyId);
  if (!key || rest.length > 0) return [];
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(key, content);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return [];
  const seconds = now.getTime() / 1_000;
  // Ours, but perhaps as another release wrote it.
  const known = contents.safeParse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8'))).data ?? [];
  return known
    .map(([merchantId, orderId, until]) => ({ merchantId, orderId, until }))
    .filter(({ until }) => until > seconds && until <= seconds + verifiedSeconds + maxSkewSeconds);
}

/** One buyer more, the newest first; of too many the oldest is forgotten. */
export function withBuyer(
  buyers: readonly VerifiedBuyer[],
  buyer: { merchantId: string; orderId: string },
  now: Date,
): VerifiedBuyer[] {
  const until = Math.floor(now.getTime() / 1_000) + verifiedSeconds;
  const others = buyers.filter((one) => !isSameOrder(one, buyer));
  return [{ ...buyer, until }, ...others].slice(0, maxBuyers);
}

/** Whether one of them is the buyer of this order of this shop. */
export function isBuyerOf(
  buyers: readonly VerifiedBuyer[],
  order: { merchantId: string; orderId: string },
): boolean {
  return buyers.some((one) => isSameOrder(one, order));
}

function isSameOrder(
  one: { merchantId: string; orderId: string },
  other: { merchantId: string; orderId: string },
) {
  return one.merchantId === other.merchantId && one.orderId === other.orderId;
}

function macOf(key: Buffer, content: string): Buffer {
  return createHmac('sha256', deriveKey(key, 'verified-buyers')).update(content).digest();
}
