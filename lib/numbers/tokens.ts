/** A run of letters, digits, dots and dashes, with its place in the text it came from. */
export interface Token {
  start: number;
  end: number;
  text: string;
  isWord: boolean;
  /** Written in ASCII, so that it can be part of a number. */
  isAscii: boolean;
  /** No blank stands between it and the token before: only other letters or symbols do. */
  isGlued: boolean;
}

const run = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?/gu;
const partOfMixedRun = /[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?|[\P{ASCII}]+/gu;

/**
 * Cuts one segment of cleaned text into runs. Where ASCII digits and other letters touch, the run is cut
 * between them: "单号1Z999AA10123456784请查收" is a word, a number and a word.
 */
export function tokenise(segment: string): Token[] {
  const tokens: Token[] = [];
  for (const match of segment.matchAll(run)) {
    const isMixed = /\d/.test(match[0]) && /\P{ASCII}/u.test(match[0]);
    const parts = isMixed ? [...match[0].matchAll(partOfMixedRun)] : [match];
    for (const part of parts) {
      const start = match.index + (isMixed ? part.index : 0);
      const text = part[0];
      const previous = tokens.at(-1);
      tokens.push({
        start,
        end: start + text.length,
        text,
        isWord: !/\d/.test(text),
        isAscii: !/\P{ASCII}/u.test(text),
        isGlued: previous !== undefined && !/\s/.test(segment.slice(previous.end, start)),
      });
    }
  }
  return tokens;
}

/** True where digits go on behind a strange character, as in "9400中1000" and "9400#1000". */
export function isTorn(tokens: readonly Token[]): boolean {
  let hasDigitsBefore = false;
  return tokens.some((token) => {
    if (!token.isGlued) hasDigitsBefore = false;
    if (token.isWord) return false;
    const isContinuation = hasDigitsBefore;
    hasDigitsBefore ||= token.text.length > 2;
    return isContinuation;
  });
}
