/** What the form "rate the delivery" is answered. */
export type RateOutcome = 'thanks' | 'missing' | 'too_long' | 'rate_limited' | 'not_now' | 'unavailable';
