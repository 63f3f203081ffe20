const dayInSeconds = 86_400;

/**
 * Seconds to wait, from `Retry-After` in either of its forms (RFC 9110 §10.2.3): seconds, or a date, which is
 * read against the answer's own `Date` so that a wrong clock here does no harm. Between 0 and one day;
 * undefined when the header is absent or unreadable.
 */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value), dayInSeconds);
  const until = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const answeredAt = Date.parse(headers.get('date') ?? '');
  const seconds = Math.ceil((until - (Number.isNaN(answeredAt) ? Date.now() : answeredAt)) / 1000);
  return Math.min(Math.max(seconds, 0), dayInSeconds);
}
