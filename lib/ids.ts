import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A prefixed id, `shp_01k9…`: a ULID in lower case (48 bits of milliseconds, 80 random bits), so that rows
 * made together lie together in an index.
 */
export function newId(prefix: string): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  randomBytes(10).copy(bytes, 6);
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = `${alphabet[Number(rest & 31n)]}${text}`;
    rest >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** The secret of a page's address: 128 random bits, 22 characters of base64url. */
export function newLinkToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Whether a path segment can be a link token at all: what cannot is refused before the database is asked. */
export function isLinkToken(value: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(value);
}
