/** The digits a check-digit rule works on, and its verdict. Pure; input is already normalised. */
export type CheckDigit = (number: string) => boolean;

/** One shape a carrier's tracking numbers take. */
export interface NumberFormat {
  /** Stable id, `carrier.name`: "usps.impb22". */
  id: string;
  /** Carrier code ("usps"), or the code we would use if we had an adapter ("fedex"). */
  carrier: string;
  /** The carrier's own name for such numbers, untranslated. */
  label: string;
  /** Anchored, on the normalised number (upper case, no spaces or dashes). */
  pattern: RegExp;
  /** Null where the carrier publishes no check digit: then a match is only a hint. */
  check: CheckDigit | null;
  /** How much a bare match says, 0–1: 1 − share of random strings of this shape that would pass. */
  weight: number;
  valid: readonly string[];
  /** Right shape, wrong check digit (or, without a check, wrong shape). */
  invalid: readonly string[];
}
