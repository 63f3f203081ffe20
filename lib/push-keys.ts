import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Keyring, open, type SecretOwner, seal } from './crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What an account needs to be pushed to, as it is stored: sealed, and the hash that the address is found by. */
export interface SealedPushKeys {
  pushSecret: string;
  inboundKey: string;
  inboundKeyHash: string;
}

/**
 * New keys: a secret of exactly 32 letters and digits, as USPS wants it (190 random bits), and the last part
 * of the account's address (192 bits), which stands alone where a carrier signs nothing.
 */
export function makePushKeys(
  keyring: Keyring,
  account: { merchantId: string; carrier: string },
): SealedPushKeys {
  const secret = Array.from({ length: 32 }, () => letters.charAt(randomInt(letters.length))).join('');
  const key = randomBytes(24).toString('base64url');
  return {
    pushSecret: seal(keyring, secret, owner(account, 'secret')),
    inboundKey: seal(keyring, key, owner(account, 'inboundKey')),
    inboundKeyHash: inboundKeyHash(key),
  };
}

/** Throws as `open` does. */
export function openPushSecret(
  keyring: Keyring,
  account: { merchantId: string; carrier: string; pushSecret: string },
): string {
  return open(keyring, account.pushSecret, owner(account, 'secret'));
}

/**
 * The account's own address, which carriers push to: at most 200 characters (FedEx) with an origin of up to
 * 140. Throws as `open` does.
 */
export function openInboundUrl(
  keyring: Keyring,
  origin: string,
  account: { merchantId: string; carrier: string; inboundKey: string },
): string {
  const key = open(keyring, account.inboundKey, owner(account, 'inboundKey'));
  return `${origin}/api/inbound/${account.carrier}/${key}`;
}

/** Whether a path segment can be an inbound key at all. */
export function isInboundKey(value: string): boolean {
  return /^[A-Za-z0-9_-]{32}$/.test(value);
}

/** SHA-256, hex: enough for a random key, and the database never holds the key itself. */
export function inboundKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** No credential field is called so: fields have no colon. */
function owner({ merchantId, carrier }: { merchantId: string; carrier: string }, name: string): SecretOwner {
  return { merchantId, scope: carrier, field: `push:${name}` };
}
