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
  return Math.min(Math.max(Math.ceil((until - answeredAt(headers)) / 1000), 0), dayInSeconds);
}

/**
 * The same where `x-ratelimit-reset` says the second, since 1970, at which the window ends, and `Retry-After` is
 * missing: at least one second, at most an hour.
 */
export function rateLimitWait(headers: Headers): number | undefined {
  const stated = retryAfterSeconds(headers);
  const reset = headers.get('x-ratelimit-reset')?.trim() ?? '';
  if (stated !== undefined || !/^\d{9,11}$/.test(reset)) return stated;
  const seconds = Number(reset) - Math.floor(answeredAt(headers) / 1000);
  return Math.min(Math.max(seconds, 1), 3_600);
}

/** By the carrier's own clock, so that a wrong one here does no harm. */
export function answeredAt(headers: Headers): number {
  const stated = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(stated) ? Date.now() : stated;
}
