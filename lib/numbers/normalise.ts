import { ghtkPattern } from './asia-formats';
import { isMod10 } from './checksums';

/** Zero-width, bidirectional and other marks that copying leaves behind, GS1's FNC1 (0x1D), controls. */
const invisible = /\p{Cf}|\p{Cc}|\p{Variation_Selector}|\u034F|[\u115F\u1160\u3164]/gu;
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const dashes = /[\p{Pd}\u02D7\u2043\u2212]/gu;
/** What a scanner writes before GS1 data ("]C1"), and brackets round an application identifier: "(420)". */
const symbology = /(?<=^|\s)\](?:C[01]|e0|d[12]|Q3|J1)/g;
const applicationId = /\((\d{2,4})\)(?=\s*[\d(])/g;

/**
 * Text as typed or pasted, with one character for each meaning: NFKC (full-width digits and letters become
 * ASCII), every dash a hyphen, every blank a space, line breaks `\n`, nothing invisible. Tabs stay.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(lineBreaks, '\n')
    .replace(invisible, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
    .replace(dashes, '-')
    .replace(/[^\S\n\t]/g, ' ')
    .replace(symbology, '')
    .replace(applicationId, '$1')
    .normalize('NFKC');
}

/**
 * One number in upper case without blanks, dashes and dots. GHTK labels ("S1.A1.17373471") keep theirs, which
 * are part of them. What is no separator stays, so that a strange character is seen and not swallowed.
 */
export function compactNumber(cleaned: string): string {
  const joined = upperCase(cleaned.replace(/\s/g, '')).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return ghtkPattern.test(joined) ? joined : withoutBrackets(joined.replace(/[-.]/g, ''));
}

/** Brackets round an application identifier, also where a dash has hidden them. Nested ones take two rounds. */
function withoutBrackets(text: string): string {
  const without = text.replace(applicationId, '$1');
  return without === text ? text : withoutBrackets(without);
}

/** ASCII only: "ß" must not become "SS". */
function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * The numbers that one pasted number may mean, best first; mostly one. The routing prefix of a USPS label,
 * 420 + ZIP, is cut off and kept nowhere: it says where somebody lives.
 */
export function candidateNumbers(raw: string): [string, ...string[]] {
  return withoutRouting(compactNumber(cleanText(raw)));
}

/** The best of `candidateNumbers`. Applying it twice changes nothing. */
export function normaliseNumber(raw: string): string {
  return candidateNumbers(raw)[0];
}

/**
 * 34 digits are ZIP+4 and a 22-digit number, or ZIP and a 26-digit one: the check digits decide. If they do
 * not, the shorter number comes first, so that no part of a ZIP+4 is taken for the number. A number with too
 * few or too many digits loses its prefix too.
 */
function withoutRouting(compact: string): [string, ...string[]] {
  if (!/^420\d{21,}$/.test(compact)) return [compact];
  const rests = [compact.slice(12), compact.slice(8)].filter((rest) => /^9[1-5]\d{14,}$/.test(rest));
  const whole = rests.filter((rest) => rest.length === 22 || rest.length === 26);
  const right = whole.filter(isMod10);
  const [first, ...others] = right.length > 0 ? right : whole.length > 0 ? whole : rests.slice(0, 1);
  return first === undefined ? [compact] : [first, ...others];
}
