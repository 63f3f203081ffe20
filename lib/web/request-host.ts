/**
 * The host name that was asked, in lower case and without the port. Good for finding a shop by; written by the
 * client, so never a part of an answer unless a shop has proved it.
 */
export function requestHost(headers: Headers): string {
  return (headers.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
}
