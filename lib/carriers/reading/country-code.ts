import { alpha2ByAlpha3 } from './country-alpha3';

let codeByName: Map<string, string> | null = null;

/** English names of the world's regions, upper case, from the runtime's own data. */
function regionNames(): Map<string, string> {
  if (codeByName) return codeByName;
  codeByName = new Map();
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    // Aliases ("UK") and withdrawn codes have names too; keep the code that stands today.
    if (name && new Intl.Locale(`und-${code}`).region === code) codeByName.set(name.toUpperCase(), code);
  }
  return codeByName;
}

/** ISO 3166-1 alpha-2 of a code ("JP", "JPN") or an English name ("JAPAN") as carriers write it; null when not known. */
export function countryCode(value: string): string | null {
  const text = value.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(text)) return alpha2ByAlpha3.get(text) ?? regionNames().get(text) ?? null;
  return text === 'UK' ? 'GB' : text;
}
