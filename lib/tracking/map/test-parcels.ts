import type { Meaning } from '../milestones';
import type { TimelineEntry } from '../view';
import type { Position } from './distance';
import type { Pin, PlaceName } from './stop';

/** Made-up towns: "41.5 -73.8" lies where its name says. */
export function locateByName({ city }: PlaceName): Pin | null {
  const match = /^(-?[\d.]+) (-?[\d.]+)$/.exec(city ?? '');
  if (!match) return null;
  const place = { city, state: null, country: 'US' };
  return { latitude: Number(match[1]), longitude: Number(match[2]), place, names: {} };
}

export function townAt({ latitude, longitude }: Position): PlaceName {
  return { city: `${latitude} ${longitude}`, state: null, country: 'US' };
}

/** A scan so many hours after the first, by a clock that goes with the sun. */
export function scanAt(
  place: PlaceName,
  hours: number,
  meaning: Meaning = 'in_transit.arrived',
): TimelineEntry {
  const ms = Date.parse('2026-11-02T12:00:00Z') + Math.round(hours * 3_600_000);
  const offsetHours = Math.round((locateByName(place)?.longitude ?? 0) / 15);
  return {
    id: `${place.city} ${hours}`,
    meaning,
    localTime: new Date(ms + offsetHours * 3_600_000).toISOString().slice(0, 19),
    utcOffset: null,
    occurredAt: new Date(ms).toISOString(),
    place,
    carrierCode: '',
    carrierText: '',
    origin: 'carrier',
  };
}
