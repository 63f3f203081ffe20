import type { NumberFormat } from './format';
import { homeCountryOf } from './known-carriers';

export type Verdict = 'check_ok' | 'check_failed' | 'shape_only';

/**
 * Why a carrier is named. `one_digit_wrong`: the shape is the carrier's own, or nobody else's that we know, and
 * the check digit does not fit.
 * `hint_only`: so many numbers have this shape that it proves nothing.
 */
export type DetectionReason =
  | 'check_digit_right'
  | 'one_digit_wrong'
  | 'shape_matches'
  | 'check_digit_wrong_common_shape'
  | 'hint_only';

export interface Candidate {
  carrier: string;
  formatId: string;
  verdict: Verdict;
  reason: DetectionReason;
  /** What moved it up, where context did. */
  favouredBy: 'usual_carrier' | 'destination' | null;
  /** 0–1, for ranking and for choosing a text; not a probability. */
  confidence: number;
}

export interface DetectionContext {
  /** Codes of the carriers that the shop ships with. */
  usualCarriers?: readonly string[];
  /** ISO 3166-1 alpha-2, upper case. */
  destinationCountry?: string;
}

/** Above this, a shape alone is so rare that a wrong check digit means a typing error. */
const distinctive = 0.5;
/**
 * How far context moves a candidate towards 1. A usual carrier's own shape passes a right check digit that
 * one string in ten has by chance; a mere hint does not.
 */
const pull = { usual_carrier: 0.8, destination: 0.2 } as const;

/**
 * Ranks the carriers a normalised number may belong to, best first; one candidate for each carrier, and none
 * if no format fits. Random digits match often (one in ten 12-digit strings is a right FedEx number), so a
 * single sure answer does not exist: context breaks ties. A right check digit comes before a bare shape, and
 * a wrong check digit never suggests what the right one would be.
 */
export function detect(
  number: string,
  formats: readonly NumberFormat[],
  context: DetectionContext = {},
): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const format of possibleFormats(number, formats)) {
    if (!format.pattern.test(number)) continue;
    const candidate = assess(number, format, context);
    const known = best.get(format.carrier);
    if (known === undefined || candidate.confidence > known.confidence) best.set(format.carrier, candidate);
  }
  const ranked = [...best.values()].sort((a, b) => b.confidence - a.confidence);
  return withoutNoise(ranked);
}

/** How much rarer than chance a match is, in bits: 0 says nothing, 10 is one in a thousand. */
export function evidenceBits(candidate: Candidate, formats: readonly NumberFormat[]): number {
  const weight = formats.find((format) => format.id === candidate.formatId)?.weight ?? 0;
  const share = candidate.verdict === 'check_failed' ? 1 - shapeRarity(weight) : 1 - weight;
  return Math.min(16, -Math.log2(Math.max(share, 1e-6)));
}

function assess(number: string, format: NumberFormat, context: DetectionContext): Candidate {
  const verdict = format.check === null ? 'shape_only' : format.check(number) ? 'check_ok' : 'check_failed';
  const [confidence, reason] = judge(verdict, format.weight);
  const favouredBy = verdict === 'check_failed' ? null : favour(format.carrier, context);
  return {
    carrier: format.carrier,
    formatId: format.id,
    verdict,
    reason,
    favouredBy,
    confidence: favouredBy === null ? confidence : confidence + (1 - confidence) * pull[favouredBy],
  };
}

function judge(verdict: Verdict, weight: number): [confidence: number, reason: DetectionReason] {
  if (verdict === 'check_ok') return [weight, 'check_digit_right'];
  if (verdict === 'shape_only') {
    return [0.15 + 0.65 * weight, weight > distinctive ? 'shape_matches' : 'hint_only'];
  }
  const rarity = shapeRarity(weight);
  return [0.1 + 0.4 * rarity, rarity > distinctive ? 'one_digit_wrong' : 'check_digit_wrong_common_shape'];
}

/** The weight of a checked format counts the check digit, which one string in ten has right by chance. */
function shapeRarity(weight: number): number {
  return Math.max(0, 1 - 10 * (1 - weight));
}

function favour(carrier: string, context: DetectionContext): Candidate['favouredBy'] {
  if (context.usualCarriers?.includes(carrier)) return 'usual_carrier';
  const home = homeCountryOf(carrier);
  return home !== null && home === context.destinationCountry ? 'destination' : null;
}

/**
 * A failed check on a common shape ("any ten digits") is worth saying only if nothing better fits. Where
 * nothing else fits at all, no carrier we know would take the number: then a digit is wrong, however common
 * the shape.
 */
function withoutNoise(ranked: Candidate[]): Candidate[] {
  if (ranked.every(({ verdict }) => verdict === 'check_failed')) {
    return ranked.map((candidate) => ({ ...candidate, reason: 'one_digit_wrong' }));
  }
  const isBetterKnown = ranked.some(
    (candidate) => candidate.verdict !== 'check_failed' && candidate.confidence >= distinctive,
  );
  if (!isBetterKnown) return ranked;
  return ranked.filter((candidate) => candidate.reason !== 'check_digit_wrong_common_shape');
}

interface FormatIndex {
  byPostalSuffix: Map<string, NumberFormat[]>;
  postalOther: NumberFormat[];
  rest: NumberFormat[];
}

const indexes = new WeakMap<readonly NumberFormat[], FormatIndex>();

/** Skips the dozens of postal formats that differ in their country suffix alone. */
function possibleFormats(number: string, formats: readonly NumberFormat[]): readonly NumberFormat[] {
  let index = indexes.get(formats);
  if (index === undefined) {
    index = indexFormats(formats);
    indexes.set(formats, index);
  }
  if (!/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number)) return index.rest;
  return [...index.rest, ...(index.byPostalSuffix.get(number.slice(-2)) ?? []), ...index.postalOther];
}

function indexFormats(formats: readonly NumberFormat[]): FormatIndex {
  const index: FormatIndex = { byPostalSuffix: new Map(), postalOther: [], rest: [] };
  for (const format of formats) {
    const country = /^s10\.([a-z]{2})$/.exec(format.id)?.[1]?.toUpperCase();
    if (country !== undefined) {
      index.byPostalSuffix.set(country, [...(index.byPostalSuffix.get(country) ?? []), format]);
    } else if (format.id.startsWith('s10.')) index.postalOther.push(format);
    else index.rest.push(format);
  }
  return index;
}
