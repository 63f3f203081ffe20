import { createHash } from 'node:crypto';

/** A weak ETag for a JSON answer: compressing proxies may change its bytes. */
export function etagOf(value: unknown): string {
  return `W/"${createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)}"`;
}
