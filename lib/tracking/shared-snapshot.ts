import { linkSnapshot } from './link-snapshot';
import { maskedName } from './mask-names';
import type { ShipmentSnapshot } from './view';

/**
 * What a household that somebody shares a parcel with may see of it: as much as the link's holder, without the
 * tracking number, which carriers repeat in their words and which opens more at the carrier's.
 */
export function sharedSnapshot(snapshot: ShipmentSnapshot, trackingNumber: string): ShipmentSnapshot {
  const shown = linkSnapshot(snapshot);
  // Carriers print it in groups: "9400 1900 …".
  const pattern = new RegExp([...trackingNumber].map(escaped).join('[ .\\-\\u00a0]?'), 'gi');
  const masked = (text: string) => (trackingNumber === '' ? text : text.replace(pattern, maskedName));
  return {
    ...shown,
    events: shown.events.map((entry) => ({ ...entry, carrierText: masked(entry.carrierText) })),
  };
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\-]/, '\\$&');
}
