import { lifeWords } from './carrier-words';
import { orderShowing } from './shop';

/** What each order of the demo must be taken for: the milestone whose texts its page shows. */
export const milestoneOf: Readonly<Record<string, string>> = {
  'in transit, and moving': 'in_transit.departed',
  'out for delivery, with a window': 'out_for_delivery.out_for_delivery',
  'arrived at a facility': 'in_transit.arrived',
  customs: 'in_transit.customs_started',
  'attempt failed': 'attempt_failed.no_recipient',
  'ready for pickup': 'available_for_pickup.ready',
  'delivered and signed for': 'delivered.delivered',
  'delayed by weather': 'exception.weather',
  'customs needs information': 'exception.info_needed',
  'on its way back': 'returning.returning',
  returned: 'returned.returned',
  cancelled: 'cancelled.label_void',
  'label only': 'label_created.label_created',
  'not found yet': 'pending.not_found_yet',
  'the carrier is down': 'in_transit.local_facility',
  'two parcels, one has arrived': 'delivered.delivered',
  'three parcels, and one item still to come': 'delivered.delivered',
  'no delivery scan yet': 'out_for_delivery.awaiting_scan',
  damaged: 'exception.damaged',
  forwarded: 'in_transit.forwarded',
  'batch received, parcel not scanned': 'label_created.container_received',
  'a code we do not know': 'unknown.unmapped',
  'FedEx, through customs': 'in_transit.local_facility',
  'DHL, held by customs': 'exception.customs_held',
  'DHL Express by its own API': 'out_for_delivery.out_for_delivery',
  'China Post through 17TRACK': 'in_transit.customs_cleared',
  'YunExpress through AfterShip': 'exception.delayed',
  'UPS through EasyPost': 'available_for_pickup.ready',
  'USPS through Shippo': 'in_transit.departed',
  'GHN, on its second try': 'out_for_delivery.out_for_delivery',
  'GHTK, told by pushes': 'delivered.delivered',
  'Viettel Post, told by pushes': 'attempt_failed.no_recipient',
  'SF Express, in a locker': 'available_for_pickup.ready',
  'past its expected day': 'in_transit.departed',
  'quieter than usual': 'in_transit.customs_started',
  'no news for long': 'in_transit.arrived',
};

/**
 * Where time has overtaken "you don’t need to do anything": a notice and steps stand in its place. The parcel that
 * was never found is one of them, as it was sent weeks ago.
 */
export const overtaken: ReadonlySet<string> = new Set([
  'past its expected day',
  'quieter than usual',
  'no news for long',
  'not found yet',
]);

/** The carrier's words for what has happened to the order's first parcel, oldest first, as it sent them. */
export function carrierWords(state: string): string[] {
  const [parcel] = orderShowing(state).parcels;
  if (!parcel) return [];
  const words = lifeWords(parcel);
  return words.slice(0, parcel.event ?? words.length);
}
