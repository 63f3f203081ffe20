import type { TrackingEvent } from '@/lib/tracking/event';
import type { Meaning } from '@/lib/tracking/milestones';
import { eventTime } from '../reading/local-time';
import type { FedexResult, FedexScan } from './answer';
import { fedexPlace } from './facts';
import { codeOfSaying, fedexMeaning, sayingOfScan, textOfSaying } from './meaning';

/** FedEx writes a pickup of which it knows the day as one at midnight, sometimes without the zone. */
const pickups: ReadonlySet<string> = new Set(['PU', 'PX']);
const midnight = /T00:00(:00(\.0+)?)?(?=$|[Z+-])/i;

/** The scans of one result, oldest first. FedEx lists the newest first, and in pushes in any order. */
export function fedexEvents(result: FedexResult): TrackingEvent[] {
  const listed = (result.scanEvents ?? [])
    .map((scan) => scan && readScan(scan))
    .filter((event) => event !== null)
    .reverse();
  const dated = listed
    .filter((event) => event.occurredAt !== null)
    .sort((one, other) => Date.parse(one.occurredAt ?? '') - Date.parse(other.occurredAt ?? ''));
  // What has only a day stays where FedEx listed it, and moves nothing else.
  const ordered = listed.map((event) => (event.occurredAt === null ? event : (dated.shift() ?? event)));
  return asWayBack(ordered, returnReason(result)).map((event, sequence) => ({ ...event, sequence }));
}

/** A scan without a readable day, or that says nothing, cannot stand in a history and is left out. */
function readScan(scan: FedexScan): TrackingEvent | null {
  const isDayOnly = pickups.has(scan.eventType) && midnight.test(scan.date);
  const time = eventTime({ local: isDayOnly ? scan.date.slice(0, 10) : scan.date });
  const saying = sayingOfScan(scan);
  const carrierCode = codeOfSaying(saying);
  const carrierText = textOfSaying(saying);
  if (!time || `${carrierCode}${carrierText}` === '') return null;
  return {
    ...fedexMeaning(saying),
    ...time,
    place: fedexPlace(scan.scanLocation),
    carrierCode,
    carrierText,
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier',
  };
}

/** Why it goes back, where FedEx names a reason of the return beside the scans. */
function returnReason({ returnDetail }: FedexResult): Meaning | null {
  const isRejected = returnDetail?.reasonDetail.some(({ type }) => type === 'REJECTED') ?? false;
  return isRejected ? 'returning.refused' : null;
}

/** After "returning to shipper" the door at which a parcel is delivered is the shipper's. */
function asWayBack(events: readonly TrackingEvent[], reason: Meaning | null): TrackingEvent[] {
  let isOnWayBack = false;
  return events.map((event) => {
    if (event.meaning.startsWith('returning.')) {
      isOnWayBack = true;
      const isPlain = event.meaning === 'returning.returning' && reason !== null;
      return isPlain ? { ...event, meaning: reason, rule: `${event.rule}+returnDetail` } : event;
    }
    const isBack = isOnWayBack && event.meaning.startsWith('delivered.');
    return isBack ? { ...event, meaning: 'returned.returned', rule: `${event.rule}+RS` } : event;
  });
}
