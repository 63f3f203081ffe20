import type { Candidate } from './detect';
import { isTorn, type Token, tokenise } from './tokens';

/** A number as `detect` understood it. `bits` says how much rarer than chance that is. */
export interface Reading {
  number: string;
  candidates: Candidate[];
  bits: number;
}

/** A part of a segment: a number, text with digits that fits no format, or a word. */
export type Piece =
  | { kind: 'number'; raw: string; reading: Reading }
  | { kind: 'unknown'; raw: string }
  | { kind: 'word'; raw: string };

type Read = (text: string) => Reading | null;

/** What to do at one token: join the tokens up to `next` into a number, or leave it (`reading` is null). */
interface Step {
  score: number;
  next: number;
  reading: Reading | null;
}

/** The longest label has 38 digits with its routing prefix, DHL's 39 characters. */
const longestNumber = 40;
const shortestNumber = 8;
/** Costs in bits: digits or a stray letter left out; a number with blanks, and each blank; a word inside one. */
const unexplainedCost = 3;
const strayLetterCost = 1.5;
/** What a group of short tokens costs as one number that no format fits: more than any that one does. */
const unreadableCost = 1.5;
const longestGroup = 5;
const spacedCost = 4;
const blankCost = 0.3;
const wordCost = 1;
const lowerCaseWordCost = 4;
/** Beyond this, a number stands out even of text with torn digits. */
const unmistakable = 6;

/**
 * Splits one segment (text without a separator other than blanks) into pieces, so that a number written with
 * blanks stays one and numbers side by side stay apart: of all ways to join neighbouring tokens, the one in
 * which check digits and rare shapes say most. `read` answers null for what fits no format.
 */
export function splitSegment(segment: string, read: Read): Piece[] {
  const tokens = tokenise(segment);
  const leastBits = isTorn(tokens) ? unmistakable : 0;
  const steps: Step[] = [];
  const scoreFrom = (index: number) => steps[index]?.score ?? 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const leave = scoreFrom(i + 1) - costOfLeaving(tokens[i]);
    let best: Step = { score: leave, next: i + 1, reading: null };
    for (const join of joinsFrom(tokens, i, read, leastBits)) {
      const score = join.score + scoreFrom(join.next);
      if (score > best.score) best = { ...join, score };
    }
    steps[i] = best;
  }
  return collect(segment, tokens, steps);
}

function costOfLeaving(token: Token | undefined): number {
  if (token === undefined) return 0;
  if (!token.isWord) return unexplainedCost;
  return /^[A-Z]$/.test(token.text) ? strayLetterCost : 0;
}

function costOfJoining(token: Token): number {
  if (!token.isWord || /^[A-Z]$/.test(token.text)) return 0;
  return /[a-z]/.test(token.text) ? lowerCaseWordCost : wordCost;
}

/**
 * The numbers that can begin at token `first`, with what each is worth; and, where the whole segment is
 * groups of a few characters ("9400 1000 … O6"), one number that cannot be read, rather than its scraps.
 */
function* joinsFrom(tokens: readonly Token[], first: number, read: Read, leastBits: number): Generator<Step> {
  let text = '';
  let cost = 0;
  let hasDigit = false;
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || !token.isAscii || (i > first && token.isGlued)) return;
    text += token.text;
    if (text.length > longestNumber) return;
    if (i > first) cost += i === first + 1 ? spacedCost : blankCost;
    cost += costOfJoining(token);
    hasDigit ||= !token.isWord;
    if (!hasDigit || text.length < shortestNumber) continue;
    const reading = read(text);
    if (reading !== null && reading.bits >= leastBits) {
      yield { score: reading.bits - cost, next: i + 1, reading };
    }
  }
  const isMistypedNumber =
    text.length >= shortestNumber &&
    tokens.every((token) => !token.isWord && token.text.length <= longestGroup);
  if (first === 0 && isMistypedNumber) {
    yield { score: -cost - unreadableCost, next: tokens.length, reading: null };
  }
}

/** Follows the best steps from the first token. Neighbouring digits that fit nothing are one unknown piece. */
function collect(segment: string, tokens: readonly Token[], steps: readonly Step[]): Piece[] {
  const pieces: Piece[] = [];
  let unknownFrom: number | null = null;
  let unknownTo = 0;
  const closeUnknown = () => {
    if (unknownFrom !== null) pieces.push({ kind: 'unknown', raw: segment.slice(unknownFrom, unknownTo) });
    unknownFrom = null;
  };
  for (let i = 0; i < tokens.length; i = steps[i]?.next ?? tokens.length) {
    const token = tokens[i];
    const step = steps[i];
    if (token === undefined || step === undefined) break;
    const raw = segment.slice(token.start, tokens[step.next - 1]?.end);
    const isInsideUnknown = unknownFrom !== null && token.isGlued && tokens[i + 1]?.isGlued === true;
    if (step.reading !== null) {
      closeUnknown();
      pieces.push({ kind: 'number', raw, reading: step.reading });
    } else if (token.isWord && !isInsideUnknown) {
      closeUnknown();
      pieces.push({ kind: 'word', raw });
    } else {
      unknownFrom ??= token.start;
      unknownTo = tokens[step.next - 1]?.end ?? token.end;
    }
  }
  closeUnknown();
  return pieces;
}
