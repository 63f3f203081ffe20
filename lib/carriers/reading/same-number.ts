/** Is a number as a carrier writes it, with blanks, dashes or dots in it, the one that is meant? */
export function isSameNumber(written: string, trackingNumber: string): boolean {
  return bareNumber(written) === bareNumber(trackingNumber);
}

/** Letters and digits alone, in capitals. */
export function bareNumber(number: string): string {
  return number.replace(/[^0-9a-z]/gi, '').toUpperCase();
}
