/** Whether somebody can be reached by what was typed: an e-mail address, or enough digits for a phone. */
export function isReachable(typed: string): boolean {
  const text = typed.normalize('NFKC').trim();
  if (text.includes('@')) return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);
  return (text.match(/\d/g) ?? []).length >= 6;
}
