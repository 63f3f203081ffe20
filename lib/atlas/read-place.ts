import { stateCode } from '@/lib/tracking/geography';

/** A town as it can be looked up, its words as the carrier wrote them. */
export interface NamedTown {
  city: string;
  state: string | null;
}

/** What carriers write behind a town: kinds of buildings, and departments. */
const facility = new Set(
  (
    'DISTRIBUTION NETWORK PROCESSING REGIONAL INTERNATIONAL LOGISTICS SORTING SORT CENTER CENTRE ANNEX FACILITY HUB ' +
    'GATEWAY AIRPORT DEPOT TERMINAL CARGO RAMP WAREHOUSE SERVICE POST OFFICE PLANT CEDEX P&DC NDC RPDC LPC ISC'
  ).split(' '),
);
/** What they write before it. */
const department = new Set(['ISC', 'USPS', 'UPS', 'FEDEX', 'DHL', 'NDC', 'RPDC', 'HUB']);

/**
 * The towns that a carrier's place may mean, best reading first: "JERSEY CITY NJ NETWORK DISTRIBUTION CENTER" is
 * Jersey City in NJ, "Bưu Cục 1-Q.1-HCM" HCM. The words as they stand come first: some towns are called
 * "Post Falls". Empty without a town.
 */
export function readTowns(city: string, state: string | null, country: string): NamedTown[] {
  const plain = city.replace(/\([^)]*\)/g, ' ').trim();
  const asWritten = { city: city.trim(), state };
  const read = country === 'VN' ? vietnamese(plain, state) : western(plain, state, country);
  const towns = [asWritten, ...read].filter((town) => town.city !== '');
  return towns.filter(
    (town, index) =>
      towns.findIndex((other) => other.city === town.city && other.state === town.state) === index,
  );
}

/** From large to small the parts stand at the end: the last is the town or its province. */
function vietnamese(text: string, state: string | null): NamedTown[] {
  const last = text.split(/\s*[-–,|/]\s*/).at(-1) ?? '';
  return [{ city: last, state }];
}

function western(text: string, state: string | null, country: string): NamedTown[] {
  const words = text
    .replace(/\s+-\s+(USA?|U\.S\.A?\.?)$/i, '')
    .split(/[\s,]+/)
    .filter(Boolean);
  while (words.length > 1 && department.has(upper(words[0]))) words.shift();
  const at = words.findLastIndex(
    (word, index) =>
      index > 0 &&
      country === 'US' &&
      word.length === 2 &&
      stateCode({ state: word, country }) !== null &&
      words.slice(index + 1).every((rest) => facility.has(upper(rest))),
  );
  const inState = at === -1 ? [] : [{ city: withoutFacility(words.slice(0, at)), state: upper(words[at]) }];
  const isAgreed = state === null || inState[0]?.state === stateCode({ state, country });
  return [...(isAgreed ? inState : []), { city: withoutFacility(words), state }];
}

function withoutFacility(words: readonly string[]): string {
  let end = words.length;
  while (end > 1 && facility.has(upper(words[end - 1]))) end -= 1;
  return words.slice(0, end).join(' ');
}

function upper(word: string | undefined): string {
  return (word ?? '').toUpperCase();
}
