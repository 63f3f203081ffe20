/** "cas_01k9…7k3f9qxm" → "7K3F-9QXM": what a shopper and the shop call a case, short enough to read aloud. */
export function caseReference(id: string): string {
  const ending = id.slice(-8).toUpperCase();
  return `${ending.slice(0, 4)}-${ending.slice(4)}`;
}

/** What a case's id ends in, from its reference or its id as somebody typed it; null for what is neither. */
export function endingOf(typed: string): string | null {
  // Crockford's alphabet has no I, L, O: whoever reads one means the figure.
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/^cas_/, '')
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[il]/g, '1')
    .replaceAll('o', '0');
  return /^[0-9a-z]{8,26}$/.test(plain) ? plain : null;
}
