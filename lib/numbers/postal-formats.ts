import { isS10 } from './checksums';
import type { NumberFormat } from './format';
import { otherPostalCountries, postalOperators } from './postal-operators';

/** Two valid numbers whose serial and check digit hold for every country. */
const serials = ['RB123456785', 'LX123456785'];

/** 1 − (share of country suffixes that are this one) × (share of right check digits). */
const oneCountry = 0.9998;

const named = postalOperators.map(
  ({ country, code, name }): NumberFormat => ({
    id: `s10.${country.toLowerCase()}`,
    carrier: code,
    label: `${name} (S10)`,
    pattern: new RegExp(`^[A-Z]{2}\\d{9}${country}$`),
    check: isS10,
    weight: oneCountry,
    valid: serials.map((serial) => serial + country),
    invalid: [`RB123456786${country}`],
  }),
);

/** UPU S10 by country suffix. Source: UPU standard S10, weights in `checksums.ts`. */
export const postalFormats: readonly NumberFormat[] = [
  ...named,
  {
    id: 's10.other',
    carrier: 'upu',
    label: 'UPU S10',
    pattern: new RegExp(`^[A-Z]{2}\\d{9}(?:${otherPostalCountries.replaceAll(' ', '|')})$`),
    check: isS10,
    weight: 0.97,
    valid: ['RB123456785CV', 'RB123456785CF'],
    invalid: ['RB123456786CV', 'RB123456785XX'],
  },
];
