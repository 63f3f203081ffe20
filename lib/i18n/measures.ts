import type { Dimensions, Weight } from '@/lib/tracking/view';
import { spaceBeforeHan } from './han';
import { intl } from './intl-cache';
import type { Locale } from './locales';

export type UnitSystem = 'metric' | 'us';

/** The units a reader at the destination knows. `country` is ISO 3166-1 alpha-2, or null when unknown. */
export function unitSystemOf(country: string | null): UnitSystem {
  return country === 'US' ? 'us' : 'metric';
}

const gramsPerOunce = 28.349523125;

/** "850 g", "1.25 kg" · "12 oz", "2.76 lb"; in Chinese "850 克", "2.76 磅". */
export function formatWeight(locale: Locale, { grams }: Weight, system: UnitSystem): string {
  if (system === 'metric') {
    const whole = Math.round(grams);
    return whole < 1000 ? withUnit(locale, whole, 'gram', 0) : withUnit(locale, grams / 1000, 'kilogram', 2);
  }
  const ounces = Math.round((grams / gramsPerOunce) * 10) / 10;
  return ounces < 16
    ? withUnit(locale, ounces, 'ounce', 1)
    : withUnit(locale, grams / gramsPerOunce / 16, 'pound', 2);
}

/** "30 × 20 × 10.5 cm" · "12 × 8 × 4 in": length, width, height, the unit said once. */
export function formatDimensions(
  locale: Locale,
  { lengthMm, widthMm, heightMm }: Dimensions,
  system: UnitSystem,
): string {
  const perUnit = system === 'metric' ? 10 : 25.4;
  const unit = system === 'metric' ? 'centimeter' : 'inch';
  const number = intl.number(locale, { maximumFractionDigits: 1 });
  const sides = [lengthMm, widthMm].map((mm) => number.format(mm / perUnit));
  return [...sides, withUnit(locale, heightMm / perUnit, unit, 1)].join(' × ');
}

function withUnit(locale: Locale, value: number, unit: string, maximumFractionDigits: number): string {
  // Short Chinese leaves "lb" and "oz" in Latin beside "厘米" and "英寸".
  const unitDisplay = locale === 'zh' ? 'long' : 'short';
  const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits } as const;
  return spaceBeforeHan(intl.number(locale, options).format(value));
}
