/** What stands where a phone number stood. */
export const maskedPhone = '•••';

const gap = '[ .\\-\\u2010-\\u2013]';
/** Said before a number that would otherwise be too short, or could be another number. */
const cue =
  '(?:tel|phone|mobile|cell|call|contact|hotline|fax|sms|text|số điện thoại|điện thoại|sđt|đt|gọi|liên hệ|电话|手机|联系|致电|拨打)';

/**
 * Shapes of phone numbers with their separators. None is a date, a clock, a postcode or a printed tracking
 * number; each is tried where no digit stands before or after, with or without a separator.
 */
const shapes: readonly string[] = [
  // International: +84 912 345 678, +1 (518) 555-0123, 0084 912 345 678
  `\\+\\d{1,3}(?:${gap}{0,2}\\(?\\d{1,5}\\)?){1,6}`,
  `00[1-9]\\d{0,2}(?:${gap}{1,2}\\(?\\d{1,5}\\)?){2,5}`,
  // North America: 518-555-0123, (518) 555-0123, 1-800-222-1811
  `(?:1${gap})?\\(\\d{3}\\)${gap}?\\d{3}${gap}?\\d{4}`,
  `(?:1${gap})?\\d{3}${gap}\\d{3}${gap}\\d{4}`,
  // National, with its 0: 0912 345 678, 028 3824 7247, (024) 3825-7863, 010-12345678, 01 23 45 67 89
  `\\(?0\\d{1,4}\\)?${gap}{1,2}\\d{3,4}${gap}?\\d{3,4}`,
  `0\\d(?:${gap}\\d{2}){4}`,
  // Unbroken and with its 0: 0912345678, 02438257863
  '0[1-9]\\d{8,9}',
  // China: 138 1234 5678, 400-820-8555
  `1[3-9]\\d${gap}\\d{4}${gap}\\d{4}`,
  `[48]00${gap}\\d{3,4}${gap}\\d{3,4}`,
];

/** Unbroken, as tracking numbers may be: only in Chinese words, or where the words say what it is. */
const chineseMobile = '1[3-9]\\d{9}';
const unbroken = `0\\d{6,11}|\\d{7,11}|\\d{3}${gap}\\d{4}`;

/** Not within a word of Latin letters or a longer row of digits. Chinese words stand right beside numbers. */
const before = `(?<![\\p{Script=Latin}\\d]|\\d${gap})`;
const after = `(?![\\p{Script=Latin}\\d]|${gap}\\d)`;
const always = new RegExp(`${before}(?:${shapes.join('|')})${after}`, 'giu');
const inChinese = new RegExp(`${before}${chineseMobile}${after}`, 'gu');
const afterCue = new RegExp(
  `(?<=${cue}[^\\d\\p{L}]{0,4}(?:no|number|at|us|số|是|为)?[^\\d\\p{L}]{0,3})(?:${unbroken})${after}`,
  'giu',
);

/**
 * A carrier's words without the phone numbers in them: couriers' and recipients' stand there, and a number that
 * somebody else slipped in would be called. Keeps the shipment's own tracking number, times, dates, postcodes and
 * codes. The words as they came stay with the event.
 */
export function maskPhones(text: string, trackingNumber = ''): string {
  if (!/\p{Nd}/u.test(text)) return text;
  // Full-width digits are digits; one for one, so that places stay the same.
  let plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const isChinese = /\p{Script=Han}/u.test(text);
  const mask = (found: string) =>
    isPhone(found.replace(/\D/g, ''), trackingNumber, isChinese) ? maskedPhone : found;
  for (const pattern of isChinese ? [always, afterCue, inChinese] : [always, afterCue]) {
    plain = plain.replace(pattern, mask);
  }
  return plain.includes(maskedPhone) ? plain : text;
}

function isPhone(digits: string, trackingNumber: string, isChinese: boolean): boolean {
  if (digits.length < 7 || digits.length > 15 || trackingNumber.includes(digits)) return false;
  // Twelve digits in fours are how tracking numbers are printed; elsewhere than in China no phone has so many.
  return isChinese || digits.length < 12 || !digits.startsWith('0') || digits.startsWith('00');
}
