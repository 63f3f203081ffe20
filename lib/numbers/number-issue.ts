import { cleanText, compactNumber } from './normalise';

/** The ten reasons why an entered number does not count, of which a number alone shows the first four. */
export const numberIssues = [
  'EMPTY',
  'BAD_FORMAT',
  'NON_ASCII',
  'SPECIAL_CHARS',
  'CARRIER_MISMATCH',
  'NO_CARRIER_SCAN',
  'UNSUPPORTED_CARRIER',
  'CONFIRMED_AFTER_DELIVERY',
  'NO_CARRIER_DATA',
  'EXEMPT_UNKNOWN',
] as const;
export type NumberIssue = (typeof numberIssues)[number];

/** No carrier we know prints fewer or more characters. */
const shortest = 6;
const longest = 40;

/**
 * What is wrong with one entered number as text; null when a carrier could have printed it. It does not look
 * at check digits: a wrong one is a typing error for `detect` to report, not a reason to refuse.
 */
export function numberIssue(raw: string): NumberIssue | null {
  const number = compactNumber(cleanText(raw));
  if (number === '') return 'EMPTY';
  if (/[^\x20-\x7E]/.test(number)) return 'NON_ASCII';
  if (/[^0-9A-Z.-]/.test(number)) return 'SPECIAL_CHARS';
  return number.length < shortest || number.length > longest ? 'BAD_FORMAT' : null;
}
