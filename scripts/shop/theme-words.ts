/**
 * The words of a file that were left out when it was read, as paths ("blocks.0.colour"): mostly typing errors, which
 * must not pass in silence.
 */
export function unknownWords(written: unknown, read: unknown, path = ''): string[] {
  if (typeof written !== 'object' || written === null) return [];
  if (typeof read !== 'object' || read === null) return [];
  const known = new Map<string, unknown>(Object.entries(read));
  return Object.entries(written).flatMap(([word, value]) => {
    const at = path ? `${path}.${word}` : word;
    return known.has(word) ? unknownWords(value, known.get(word), at) : [at];
  });
}
