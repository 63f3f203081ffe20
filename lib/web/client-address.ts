/**
 * The address that rate limits count by: the last entry of `X-Forwarded-For`, which the proxy in front has
 * added itself. Whatever stands before it was written by the client.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}
