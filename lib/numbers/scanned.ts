import { isFedEx12, isMod10 } from './checksums';
import { parseInput } from './parse-input';

/** What a barcode or QR code says, as far as it is of use here. Nothing else of it is kept. */
export type Scanned =
  /** `isSure`: its check digit is right. Without that, one reading may be a misreading. */
  | { kind: 'number'; number: string; isSure: boolean }
  /** A link to a parcel's page on this very host. */
  | { kind: 'link'; path: string };

/** One code as a `BarcodeDetector` gives it. */
export interface ScannedCode {
  rawValue: string;
  /** As the Shape Detection API names it: "code_128". */
  format: string;
}

/** FS, GS, RS, US and EOT part the fields of two-dimensional labels (ANSI MH10.8.3). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the separators
const fieldMarks = /[\x04\x1c-\x1f]/;
/** Below this a shape says next to nothing. */
const likely = 0.45;

/**
 * The tracking number of a scanned label: without the ZIP before it (420 + ZIP), out of a longer FedEx barcode, or
 * out of an address of a tracking page. Of a two-dimensional label, which also holds names and streets, only a
 * number with a right check digit is taken. Null for all other codes.
 *
 * @param origin where this page is from: "https://orders.example.com"
 */
export function readScanned({ rawValue, format }: ScannedCode, origin: string): Scanned | null {
  const path = ownPath(rawValue, origin);
  if (path !== null) return { kind: 'link', path };
  if (rawValue.startsWith('[)>')) {
    const found = rawValue.split(fieldMarks).flatMap((field) => numberIn(withoutForm(field)) ?? []);
    return found.find(({ isSure }) => isSure) ?? null;
  }
  const found = numberIn(rawValue);
  // The codes of goods have check digits too, by the same rule as some carriers' numbers.
  return found && format.startsWith('ean') ? { ...found, isSure: false } : found;
}

/** The best of what is in the picture: a number that is sure, a link, any number. */
export function bestScanned(codes: readonly ScannedCode[], origin: string): Scanned | null {
  const read = codes.flatMap((code) => readScanned(code, origin) ?? []);
  return (
    read.find((one) => one.kind === 'number' && one.isSure) ??
    read.find(({ kind }) => kind === 'link') ??
    read[0] ??
    null
  );
}

type ScannedNumber = Extract<Scanned, { kind: 'number' }>;

function numberIn(text: string): ScannedNumber | null {
  const { entries } = parseInput(text.slice(0, 2000));
  const read = entries
    .filter(({ issue }) => issue === null)
    .map(({ number, candidates: [best] }) => ({ number: fedexInside(number), best }));
  const sure = read.find(({ best }) => best?.verdict === 'check_ok' && best.confidence > likely);
  if (sure) return { kind: 'number', number: sure.number, isSure: true };
  const shaped = read.find(({ best }) => best && best.verdict !== 'check_failed' && best.confidence > likely);
  if (shaped) return { kind: 'number', number: shaped.number, isSure: false };
  // Some carriers' codes have no shape of their own: alone on a barcode, such a code may be one.
  const [only] = read;
  const isCode = only && read.length === 1 && /^[A-Z0-9-]{8,24}$/i.test(text.trim()) && /\d/.test(text);
  return isCode && only.best?.verdict !== 'check_failed'
    ? { kind: 'number', number: only.number, isSure: false }
    : null;
}

/**
 * FedEx prints longer numbers under its bars than it is asked about: the last 12 of 34 digits, digits 17 to 28 of
 * 32 (ASTRA), the last 15 of 22 that begin with 96. Only where the check digit of the shorter one is right.
 */
function fedexInside(number: string): string {
  const inside = [
    /^(?:1[01]|96)\d{18}00(\d{12})$/.exec(number)?.[1],
    /^\d{16}(\d{12})\d{4}$/.exec(number)?.[1],
  ].find((part) => part !== undefined && isFedEx12(part));
  if (inside) return inside;
  const ground = /^96\d{5}(\d{15})$/.exec(number)?.[1];
  return ground && isMod10(ground) ? ground : number;
}

/** In FedEx's two-dimensional code a form's four digits follow the number. */
function withoutForm(field: string): string {
  const number = /^(\d{12})0\d{3}$/.exec(field)?.[1];
  return number && isFedEx12(number) ? number : field;
}

const parcelPath = /^(?:\/[a-z0-9-]+)?\/(?:en|vi|zh)\/p\/[\w-]{22}(?=\/|$)|^\/l\/[\w-]{22}$/;

function ownPath(text: string, origin: string): string | null {
  try {
    const url = new URL(text);
    return url.origin === origin ? (parcelPath.exec(url.pathname)?.[0] ?? null) : null;
  } catch {
    return null; // No address at all.
  }
}
