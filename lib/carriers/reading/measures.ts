import type { Dimensions, Weight } from '@/lib/tracking/view';

const gramsPerUnit: Readonly<Record<string, number>> = {
  G: 1,
  LB: 453.59237,
  LBS: 453.59237,
  KG: 1000,
  KGS: 1000,
};
const mmPerUnit: Readonly<Record<string, number>> = { IN: 25.4, CM: 10 };

/** Whole grams; null for zero, a unit we do not know, or nonsense. The unit is in capitals. */
export function readWeight(value: string, unit: string): Weight | null {
  const grams = scaled(value, gramsPerUnit[unit]);
  return grams === null ? null : { grams };
}

/** Whole millimetres; null unless all three sides are there. */
export function readDimensions(sides: readonly [string, string, string], unit: string): Dimensions | null {
  const [lengthMm, widthMm, heightMm] = sides.map((side) => scaled(side, mmPerUnit[unit]));
  return lengthMm && widthMm && heightMm ? { lengthMm, widthMm, heightMm } : null;
}

function scaled(value: string, factor: number | undefined): number | null {
  if (!factor || !/^\d{1,7}(\.\d+)?$/.test(value)) return null;
  const result = Math.round(Number(value) * factor);
  return result > 0 ? result : null;
}
