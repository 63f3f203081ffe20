const nobody = /\bsignature\b|\bdriver release|\bnot required\b|\breleased\b/i;

/** Who signed; null where carriers write there that nobody did ("Signature not required", "DRIVER RELEASE"). */
export function readSigner(text: string): string | null {
  return /\p{L}/u.test(text) && !nobody.test(text) ? text : null;
}
