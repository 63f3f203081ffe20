import { createHmac } from 'node:crypto';
import { deriveKey, type Keyring } from './crypto';

export type ContactKind = 'email' | 'postcode' | 'push';

/**
 * Keyed hashes of an e-mail address, postcode or push endpoint, one per key of the keyring. Store the first; look
 * up with all, so that what is from before a key rotation is still found. Keyed and bound to the shop, because
 * postcodes are few enough to be tried one by one. Empty for an empty value.
 */
export function contactHashes(
  keyring: Keyring,
  merchantId: string,
  kind: ContactKind,
  value: string,
): string[] {
  const normalised = normalise[kind](value);
  if (normalised === '') return [];
  return [...keyring].map(([keyId, key]) => {
    const mac = createHmac('sha256', deriveKey(key, 'contact-hash'));
    return `${keyId}.${mac.update(JSON.stringify([merchantId, kind, normalised])).digest('base64url')}`;
  });
}

/** An endpoint is an address that a browser was given: each letter counts. */
const normalise: Record<ContactKind, (value: string) => string> = {
  email: normaliseEmail,
  postcode: normalisePostcode,
  push: (value) => value,
};

function normaliseEmail(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase();
}

/** Letters and digits alone; of a US ZIP+4 only the ZIP, because shoppers rarely know the rest. */
function normalisePostcode(value: string): string {
  const plain = value.normalize('NFKC').toUpperCase();
  const zip = /^\s*(\d{5})-\d{4}\s*$/.exec(plain)?.[1];
  return zip ?? plain.replace(/[^\p{L}\p{N}]/gu, '');
}
