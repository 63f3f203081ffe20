import { isMod10, isUps1Z } from '@/lib/numbers/checksums';

/** A USPS number of 22 digits whose check digit is right. Different serials give different numbers. */
export function uspsNumber(serial: number): string {
  return withCheckDigit(`94001900000777${String(serial).padStart(7, '0')}`, isMod10);
}

/** A UPS number whose check digit is right. */
export function upsNumber(serial: number): string {
  return withCheckDigit(`1ZE2E57703${String(serial).padStart(7, '0')}`, isUps1Z);
}

/** The same number with its last digit wrong. */
export function mistyped(number: string): string {
  return `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
}

function withCheckDigit(body: string, isValid: (number: string) => boolean): string {
  const found = Array.from('0123456789', (digit) => body + digit).find(isValid);
  if (!found) throw new Error(`no check digit fits ${body}`);
  return found;
}
