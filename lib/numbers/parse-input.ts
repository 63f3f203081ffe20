import { type Candidate, type DetectionContext, detect, evidenceBits } from './detect';
import type { NumberFormat } from './format';
import { allFormats } from './formats';
import { candidateNumbers, cleanText, compactNumber } from './normalise';
import { type NumberIssue, numberIssue } from './number-issue';
import { replaceUrls } from './pasted-url';
import { type Piece, type Reading, splitSegment } from './segment';

export const maxNumbersPerLookup = 30;

export interface ParsedEntry {
  /** As typed, for showing what was understood; the bare number where a routing prefix was cut off. */
  raw: string;
  /** Normalised; not to be looked up while there is an issue. */
  number: string;
  /** Best first; empty when no format fits, which does not make the number wrong. */
  candidates: Candidate[];
  issue: NumberIssue | null;
  /** The same number typed again, as typed. */
  repeats: string[];
}

export interface ParsedInput {
  /** At most 30, in the order typed, every number once. */
  entries: ParsedEntry[];
  /** The 31st number and those after it, as typed: shown, so that nothing is lost. */
  overflow: string[];
  /** Words and short digits of a pasted sentence, and addresses without a number. */
  ignored: string[];
}

/** Separators of R2.1 and punctuation that no carrier prints inside a number. Blanks may be inside one. */
const separators = /[,;、\n\t:。!?"'“”‘’„()[\]{}<>|/&+「」『』【】《》〈〉•·…]+/;
/** Digits in the grouping of a telephone number. */
const phone = /^(?:\d{1,3}[- .])?\d{2,4}[- .]\d{3,4}[- .]\d{3,4}$|^0\d{9}$/;
/** 420 and a ZIP set apart by blanks from a USPS number, which may be mistyped or cut short. */
const spacedRouting = /(?<![0-9A-Za-z])420[ -]?\d{5}(?:[ -]?\d{4})?[ -]+(?=9[1-5])/g;
/** 420 and a ZIP, alone or before the first digits of a USPS number. */
const routing = /^420\d{5}(?:\d{4})?(?=9[1-5]\d*$|$)/;

/**
 * Reads the lookup box: one number or many, in any separators, or a pasted sentence or address. Never throws;
 * text without any number gives no entries.
 */
export function parseInput(
  text: string,
  formats: readonly NumberFormat[] = allFormats,
  context: DetectionContext = {},
): ParsedInput {
  const read = reader(formats, context);
  const isLikelyNumber = (value: string) => (read(value)?.candidates[0]?.confidence ?? 0) > 0.45;
  const { text: withoutUrls, withoutNumber } = replaceUrls(
    cleanText(text).replace(spacedRouting, ''),
    isLikelyNumber,
  );
  const segments = withoutUrls
    .split(separators)
    .map((segment) => splitSegment(segment, read))
    .filter((pieces) => pieces.length > 0);
  return arrange(segments, withoutNumber);
}

/** Memoises what `detect` makes of a text, because the same groups of tokens are tried often. */
function reader(formats: readonly NumberFormat[], context: DetectionContext) {
  const memory = new Map<string, Reading | null>();
  return (text: string): Reading | null => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    const readings = candidateNumbers(text).flatMap((number): Reading[] => {
      const candidates = detect(number, formats, context);
      const bits = Math.max(0, ...candidates.map((candidate) => evidenceBits(candidate, formats)));
      return candidates.length === 0 ? [] : [{ number, candidates, bits }];
    });
    const reading = readings.sort((a, b) => b.bits - a.bits)[0] ?? null;
    memory.set(text, reading);
    return reading;
  };
}

function arrange(segments: readonly Piece[][], ignored: string[]): ParsedInput {
  const pieces = segments.flat();
  const hasWords = pieces.some((piece) => piece.kind === 'word');
  const hasNumber = pieces.some((piece) => piece.kind === 'number' && isSure(piece.reading));
  const result: ParsedInput = { entries: [], overflow: [], ignored: [...ignored] };
  const seen = new Map<string, ParsedEntry>();
  for (const piece of pieces) {
    if (isNoise(piece, hasWords, hasNumber)) result.ignored.push(withoutZip(piece.raw));
    else add(piece, result, seen);
  }
  // Nothing but single words: perhaps a code such as GHN's, which looks like one. Answer each.
  if (seen.size === 0 && segments.length > 0 && segments.every((segment) => segment.length === 1)) {
    result.ignored = [...ignored];
    for (const piece of pieces) add(piece, result, seen);
  }
  return result;
}

function isSure({ candidates, bits }: Reading): boolean {
  return bits >= 4 || candidates[0]?.verdict === 'check_ok';
}

/** In a sentence, telephone numbers, dates, order numbers and counts are not tracking numbers. */
function isNoise(piece: Piece, hasWords: boolean, hasNumber: boolean): boolean {
  if (piece.kind === 'word') return true;
  if (!hasWords) return false;
  if (piece.kind === 'number') return hasNumber && !isSure(piece.reading) && phone.test(piece.raw);
  return hasNumber || compactNumber(piece.raw).length < 6;
}

function add(piece: Piece, result: ParsedInput, seen: Map<string, ParsedEntry>): void {
  const entry = entryOf(piece);
  const known = seen.get(entry.number);
  if (known !== undefined) {
    known.repeats.push(entry.raw);
    return;
  }
  seen.set(entry.number, entry);
  if (result.entries.length < maxNumbersPerLookup) result.entries.push(entry);
  else result.overflow.push(entry.raw);
}

function entryOf(piece: Piece): ParsedEntry {
  if (piece.kind === 'number') {
    const { number, candidates } = piece.reading;
    const isRoutingCut = compactNumber(piece.raw) !== number;
    return { raw: isRoutingCut ? number : piece.raw, number, candidates, issue: null, repeats: [] };
  }
  const raw = withoutZip(piece.raw);
  return { raw, number: compactNumber(raw), candidates: [], issue: numberIssue(raw), repeats: [] };
}

/** Text that fits no format may still begin with a routing prefix: the ZIP says where somebody lives. */
function withoutZip(raw: string): string {
  const compact = compactNumber(raw);
  if (routing.test(compact)) return compact.replace(routing, '') || '420';
  const [number] = candidateNumbers(raw);
  return number === compact ? raw : number;
}
