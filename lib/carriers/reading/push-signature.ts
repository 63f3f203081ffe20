import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 of bytes, or of text as UTF-8. */
export function hmacSha256(secret: string, message: Uint8Array | string): Buffer {
  return createHmac('sha256', secret).update(message).digest();
}

/** Compares in a time that does not depend on where the two differ, nor on their lengths. */
export function isSameSecret(one: string, other: string): boolean {
  const hashOf = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashOf(one), hashOf(other));
}

/** Does a signature, written in one of these encodings, say the same as `expected`? */
export function isSignature(
  given: string | null,
  expected: Buffer,
  encodings: readonly ('hex' | 'base64')[],
): boolean {
  const text = given?.trim() ?? '';
  // Compared as text, as decoders pass over what they do not understand.
  return encodings
    .map((encoding) =>
      isSameSecret(encoding === 'hex' ? text.toLowerCase() : text, expected.toString(encoding)),
    )
    .includes(true);
}
