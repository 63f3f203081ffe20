import type { Place } from '@/lib/tracking/event';

/**
 * The clock that hangs on the wall at a place, for APIs that give an instant and no offset. Zones are those of
 * the IANA database. Where a zone's border runs through a state, the zone of most of its people stands for it:
 * the offset is kept beside the time, so that the instant stays true and only the hour shown may be a neighbour's.
 */
const zonesOfStates: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
    'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
    'America/Denver': 'CO ID MT NM UT WY',
    'America/Phoenix': 'AZ',
    'America/Los_Angeles': 'CA NV OR WA',
    'America/Anchorage': 'AK',
    'Pacific/Honolulu': 'HI',
    'America/Puerto_Rico': 'PR VI',
    'Pacific/Guam': 'GU MP',
  },
  CA: {
    'America/St_Johns': 'NL',
    'America/Halifax': 'NB NS PE',
    'America/Toronto': 'ON QC',
    'America/Winnipeg': 'MB',
    'America/Regina': 'SK',
    'America/Edmonton': 'AB NT',
    'America/Vancouver': 'BC',
    'America/Whitehorse': 'YT',
  },
  AU: {
    'Australia/Sydney': 'ACT NSW TAS VIC',
    'Australia/Brisbane': 'QLD',
    'Australia/Adelaide': 'SA',
    'Australia/Darwin': 'NT',
    'Australia/Perth': 'WA',
  },
};

/** Countries with one clock, or where nearly all parcels see the same. */
const zoneOfCountry: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AE: 'Asia/Dubai',
    AT: 'Europe/Vienna',
    BE: 'Europe/Brussels',
    CH: 'Europe/Zurich',
    CN: 'Asia/Shanghai',
    CZ: 'Europe/Prague',
    DE: 'Europe/Berlin',
    DK: 'Europe/Copenhagen',
    FI: 'Europe/Helsinki',
    FR: 'Europe/Paris',
    GB: 'Europe/London',
    HK: 'Asia/Hong_Kong',
    IE: 'Europe/Dublin',
    IL: 'Asia/Jerusalem',
    IN: 'Asia/Kolkata',
    IT: 'Europe/Rome',
    JP: 'Asia/Tokyo',
    KH: 'Asia/Phnom_Penh',
    KR: 'Asia/Seoul',
    LU: 'Europe/Luxembourg',
    MO: 'Asia/Macau',
    MY: 'Asia/Kuala_Lumpur',
    NL: 'Europe/Amsterdam',
    NO: 'Europe/Oslo',
    NZ: 'Pacific/Auckland',
    PH: 'Asia/Manila',
    PL: 'Europe/Warsaw',
    PR: 'America/Puerto_Rico',
    SE: 'Europe/Stockholm',
    SG: 'Asia/Singapore',
    TH: 'Asia/Bangkok',
    TW: 'Asia/Taipei',
    VN: 'Asia/Ho_Chi_Minh',
  }),
);

const zoneOfState: ReadonlyMap<string, string> = new Map(
  Object.entries(zonesOfStates).flatMap(([country, zones]) =>
    Object.entries(zones).flatMap(([zone, states]) =>
      states.split(' ').map((state): [string, string] => [`${country}-${state}`, zone]),
    ),
  ),
);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, made);
  return made;
}

/**
 * The offset from UTC (`-05:00`) in force at a place at an instant (ms), summer time included; null where the
 * place does not tell its zone.
 */
export function offsetAt(place: Place | null, instantMs: number): string | null {
  if (!place?.country || Number.isNaN(instantMs)) return null;
  const state = zoneOfState.get(`${place.country}-${place.state?.toUpperCase() ?? ''}`);
  const timeZone = state ?? zoneOfCountry.get(place.country);
  if (!timeZone) return null;
  const parts = formatOf(timeZone).formatToParts(instantMs);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : (/^GMT([+-]\d{2}:\d{2})$/.exec(name)?.[1] ?? null);
}
