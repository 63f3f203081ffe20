/** How far clocks of a place run ahead of UTC in hours, winter and summer, from west to east. */
export interface ZoneSpan {
  west: number;
  east: number;
}

/** Every inhabited zone, and UTC−12, which only ships keep. */
const anywhere: ZoneSpan = { west: -12, east: 14 };

/** Main territory, both ends of the year (IANA time zone database, 2025b). Wider is safe, narrower is not. */
const spans: Readonly<Partial<Record<string, readonly [west: number, east: number]>>> = {
  US: [-10, -4],
  CA: [-8, -2.5],
  MX: [-8, -4],
  BR: [-5, -2],
  VN: [7, 7],
  CN: [8, 8],
  HK: [8, 8],
  MO: [8, 8],
  TW: [8, 8],
  SG: [8, 8],
  MY: [8, 8],
  PH: [8, 8],
  TH: [7, 7],
  KH: [7, 7],
  LA: [7, 7],
  ID: [7, 9],
  JP: [9, 9],
  KR: [9, 9],
  IN: [5.5, 5.5],
  AU: [8, 11],
  NZ: [12, 14],
  GB: [0, 1],
  IE: [0, 1],
  DE: [1, 2],
  FR: [1, 2],
  NL: [1, 2],
  BE: [1, 2],
  IT: [1, 2],
  AT: [1, 2],
  CH: [1, 2],
  PL: [1, 2],
  SE: [1, 2],
  ES: [0, 2],
};

/** The span that covers all of these countries; where one is not known, or there is none, all of the earth. */
export function zonesOf(countries: readonly (string | null)[]): ZoneSpan {
  if (countries.length === 0) return anywhere;
  const known = countries.map((country) => (country === null ? undefined : spans[country]));
  const west = known.map((span) => span?.[0] ?? anywhere.west);
  const east = known.map((span) => span?.[1] ?? anywhere.east);
  return { west: Math.min(...west), east: Math.max(...east) };
}
