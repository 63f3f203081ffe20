/**
 * The check-digit rules that carriers print on labels. Each takes the normalised number (upper case, no
 * separators) of the right shape and says whether its own check digit is right; a character where a digit
 * belongs makes it false. How much each catches differs and is said with it: only mod 10 with weights 3 and
 * 1, Luhn and ISO 7064 notice every single wrong character.
 */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function digitsOf(number: string): number[] | null {
  return /^\d+$/.test(number) ? Array.from(number, Number) : null;
}

/** Σ digit × weight over all but the last digit, weights repeating from the left. */
function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < digits.length - 1; i++) sum += (digits[i] ?? 0) * (weights[i % weights.length] ?? 0);
  return sum;
}

/**
 * GS1 mod 10: weights 3, 1, 3… from the right, not counting the check digit. USPS IMpb and 20-digit labels,
 * DHL Paket, SSCC-18, Canada Post, FedEx Ground 15. Catches every single wrong digit.
 */
export function isMod10(number: string): boolean {
  const digits = digitsOf(number);
  if (digits === null || digits.length < 2) return false;
  const weights = digits.length % 2 === 0 ? [3, 1] : [1, 3];
  return (10 - (weightedSum(digits, weights) % 10)) % 10 === digits.at(-1);
}

/** Mod 10 of a number that is printed without its application identifier, such as 91 or 92. */
export function isMod10WithPrefix(prefix: string): (number: string) => boolean {
  return (number) => isMod10(prefix + number);
}

/**
 * UPU S10 (LL ddddddddd LL): weights 8 6 4 2 3 5 9 7, c = 11 − (sum mod 11), 10 → 0, 11 → 5. The letters
 * are not covered, and where the check digit is 5 a wrong digit can pass, because 5 stands for two remainders.
 */
export function isS10(number: string): boolean {
  const digits = digitsOf(number.slice(2, 11));
  if (digits === null || digits.length !== 9 || number.length !== 13) return false;
  const check = 11 - (weightedSum(digits, [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return (check === 10 ? 0 : check === 11 ? 5 : check) === digits[8];
}

/** Letters count as (ASCII − 63) mod 10, as UPS and OnTrac do. */
function upsValue(character: string): number {
  return /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 63) % 10;
}

/**
 * The UPS rule: values × 1, × 2 from the left, last character is the check digit. A wrong character is not
 * noticed where the weight is 2 and the value moves by 5, nor where two characters have the same value
 * ("2", "A" and "K").
 */
export function isUpsMod10(body: string): boolean {
  if (!/^[0-9A-Z]+\d$/.test(body)) return false;
  const values = Array.from(body, upsValue);
  return (10 - (weightedSum(values, [1, 2]) % 10)) % 10 === values.at(-1);
}

/** UPS 1Z: the rule runs over the 16 characters behind "1Z". */
export function isUps1Z(number: string): boolean {
  return number.length === 18 && number.startsWith('1Z') && isUpsMod10(number.slice(2));
}

/** Mod 11, then mod 10: where the check digit is 0, a wrong digit can pass (remainders 0 and 10). */
function isMod11Mod10(number: string, weights: readonly number[]): boolean {
  const digits = digitsOf(number);
  return digits !== null && digits.length > 1 && (weightedSum(digits, weights) % 11) % 10 === digits.at(-1);
}

/** FedEx Express 12: weights 3 1 7. */
export function isFedEx12(number: string): boolean {
  return number.length === 12 && isMod11Mod10(number, [3, 1, 7]);
}

/** FedEx 34 (1…, and 96… GSN): digits 21 to 33 with weights 1 7 3. */
export function isFedEx34(number: string): boolean {
  return number.length === 34 && isMod11Mod10(number.slice(20), [1, 7, 3]);
}

/** FedEx ASTRA 32 carries the 12-digit number in digits 17 to 28. */
export function isFedExAstra(number: string): boolean {
  return number.length === 32 && isFedEx12(number.slice(16, 28));
}

/** FedEx Ground 96 (22 digits): mod 10 over the last 15. */
export function isFedEx96(number: string): boolean {
  return number.length === 22 && isMod10(number.slice(-15));
}

/** DHL Express: everything before the last digit, mod 7. A digit that moves by 7 is not noticed. */
export function isMod7(number: string): boolean {
  const digits = digitsOf(number);
  if (digits === null || digits.length < 2) return false;
  const remainder = digits.slice(0, -1).reduce((rest, digit) => (rest * 10 + digit) % 7, 0);
  return remainder === digits.at(-1);
}

/** Luhn (ISO/IEC 7812). Purolator and Old Dominion. */
export function isLuhn(number: string): boolean {
  const digits = digitsOf(number);
  if (digits === null || digits.length < 2) return false;
  const sum = digits.toReversed().reduce((total, digit, position) => {
    const value = position % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 7064 mod 37,36: the last character may be a letter. DPD. */
export function isMod37(number: string): boolean {
  if (!/^[0-9A-Z]{2,}$/.test(number)) return false;
  let product = 36;
  for (const character of number.slice(0, -1)) {
    const sum = (product + alphabet.indexOf(character)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return alphabet[(37 - product) % 36] === number.at(-1);
}
