import { isIPv6 } from 'node:net';

/**
 * What rate limits count a visitor by: the last entry of `X-Forwarded-For`, which the proxy in front has added
 * itself. Whatever stands before it was written by the client. Without its port, which some proxies add; of an
 * IPv6 address the network of 64 bits, which one subscriber has to himself with all its addresses.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().toLowerCase() ?? '';
  const address = /^\[(.*)\](?::\d+)?$/.exec(last)?.[1] ?? last.replace(/^([\d.]+):\d+$/, '$1');
  const mapped = /^::ffff:([\d.]+)$/.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? networkOf(address) : address || 'unknown';
}

function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 4;
  const padded = [...groups, ...Array<string>(missing).fill('0')].slice(0, 4);
  return `${padded.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
