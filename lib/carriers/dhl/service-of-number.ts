/**
 * The division that a number's own form tells, in the API's words; null where several use the form. It must be
 * named where it is known: without it another division's parcel with the same number may be answered (DHL's
 * knowledge base, certainty A). A wrong one would be a "not found", so that forms which more than one division
 * prints (JVGL, JD with another origin, 14 digits, the Asian eCommerce prefixes) are asked without.
 */
export function dhlServiceOf(trackingNumber: string): string | null {
  if (/^(\d{10,11}|J?JD01\d{16}|JJD\d{9,10})$/.test(trackingNumber)) return 'express';
  if (/^00340\d{15}$/.test(trackingNumber)) return 'parcel-de';
  return /^(GM|LX|RX)\d{10,37}$/.test(trackingNumber) ? 'ecommerce' : null;
}
