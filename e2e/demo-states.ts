import { readFileSync } from 'node:fs';
import { z } from 'zod';
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
  'no delivery scan yet': 'out_for_delivery.awaiting_scan',
  damaged: 'exception.damaged',
  forwarded: 'in_transit.forwarded',
  'batch received, parcel not scanned': 'label_created.container_received',
  'a code we do not know': 'unknown.unmapped',
};

/** The carrier's words for what has happened to the order's first parcel, oldest first, as it sent them. */
export function carrierWords(state: string): string[] {
  const [parcel] = orderShowing(state).parcels;
  if (!parcel?.life) return [];
  const file = new URL(`../lib/carriers/fixtures/${parcel.carrier}/${parcel.life}.json`, import.meta.url);
  const words = wordsOf(fixture.parse(JSON.parse(readFileSync(file, 'utf8'))).response.body);
  return words.reverse().slice(0, parcel.event ?? words.length);
}

const uspsBody = z.tuple([z.object({ trackingEvents: z.array(z.object({ eventType: z.string() })) })]);
const upsActivity = z.object({ status: z.object({ description: z.string() }) });
const upsBody = z.object({
  trackResponse: z.object({
    shipment: z.tuple([z.object({ package: z.tuple([z.object({ activity: z.array(upsActivity) })]) })]),
  }),
});
const fixture = z.object({ response: z.object({ body: z.union([uspsBody, upsBody]) }) });

function wordsOf(body: z.infer<typeof uspsBody> | z.infer<typeof upsBody>): string[] {
  if (Array.isArray(body)) return body[0].trackingEvents.map(({ eventType }) => eventType.trim());
  return body.trackResponse.shipment[0].package[0].activity.map(({ status }) => status.description.trim());
}
