/** What stays in capitals: kinds of offices, carriers, airports with a mail hub. */
const abbreviations = wordSet(
  'ISC USPS UPS DHL USA UK NDC RPDC LPC SDC DDC DDU AMC AMF GPO PO IPC EMS HCM TP JFK LAX ORD MIA SFO HKG SGN HAN PVG',
);

const states = wordSet(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI',
);

/** What carriers write behind the state. Without it "FORT DE FRANCE" would hold Delaware. */
const facilities = wordSet(
  'DISTRIBUTION NETWORK PROCESSING REGIONAL LOCAL INTERNATIONAL LOGISTICS SORTING CENTER ANNEX FACILITY',
);

/** Lower-case inside a name: "Rio de Janeiro", "Isle of Palms". */
const particles = wordSet('DE DEL DA DO DOS DI DU DES LA LE LES OF AND THE AM AN DER');

/**
 * A place that a carrier writes in capitals, as it is written elsewhere: "JERSEY CITY NJ DISTRIBUTION CENTER"
 * → "Jersey City NJ Distribution Center". Anything with a lower-case letter is left alone, for there the
 * carrier has chosen, and so is a word that no town has: with a digit in it, or without a vowel ("TTKT1", "NWK").
 * For display only; what the carrier sent is kept as it came.
 */
export function placeCase(text: string): string {
  if (/\p{Ll}/u.test(text)) return text;
  const spaced = text.replace(/(?<=\S)\(/g, ' (');
  return spaced.replace(/\([^)]*\)|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu, (word, offset: number) => {
    if (word.startsWith('(') || abbreviations.has(word) || isCode(word)) return word;
    if (offset === 0) return capitalized(word);
    if (states.has(word) && endsTown(spaced.slice(offset + word.length))) return word;
    return particles.has(word) ? word.toLowerCase() : capitalized(word);
  });
}

function isCode(word: string): boolean {
  return /\p{N}/u.test(word) || /^[BCDFGHJ-NP-TVWXZ]{3,}$/.test(word);
}

/** Is this what follows a town and its state: nothing more, or what kind of place it is? */
function endsTown(rest: string): boolean {
  const next = /^[\s,]*(\(|\p{L}+|\d)?/u.exec(rest)?.[1] ?? '';
  return !/^\p{L}/u.test(next) || facilities.has(next);
}

/** "QUEENS" → "Queens", "O'FALLON" → "O'Fallon". */
function capitalized(word: string): string {
  return word.toLowerCase().replace(/^(?:\p{L}['’])?\p{L}/u, (start) => start.toUpperCase());
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
