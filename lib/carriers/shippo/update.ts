import type { Place, TrackingEvent } from '@/lib/tracking/event';
import { isNotice } from '@/lib/tracking/milestones';
import type { Estimate } from '@/lib/tracking/view';
import type { ShipmentUpdate } from '../carrier';
import { eachEventOnce, idOfWords } from '../reading/answer-events';
import { carrierOfKey } from '../reading/carrier-keys';
import { countryCode } from '../reading/country-code';
import { estimateOn } from '../reading/estimate-days';
import { type EventTime, eventTime, readDay } from '../reading/local-time';
import type { ShippoEvent, ShippoLocation, ShippoTrack } from './answer';
import { shippoNames } from './carriers';
import { shippoMeaning } from './meaning';

/** One track as an update; null when it says nothing of the parcel yet. Shippo has no id for a parcel. */
export function shippoUpdate(track: ShippoTrack, trackingNumber: string): ShipmentUpdate | null {
  const carrier = carrierOfKey(track.carrier, shippoNames);
  const events = eachEventOnce(reportedEvents(track).flatMap((event) => readEvent(event, carrier) ?? []));
  const summary = events.length === 0 ? readSummary(track.tracking_status, carrier) : null;
  if (events.length === 0 && !summary) return null;
  return {
    trackingNumber,
    carrierShipmentId: null,
    events,
    summary,
    estimate: readEstimate(track.eta),
    deliveredTo: null,
    signedBy: null,
    service: track.servicelevel?.name || null,
    weight: null,
    dimensions: null,
    origin: readPlace(track.address_from),
    destination: readPlace(track.address_to),
  };
}

/** `tracking_status` is the newest event, which the history may repeat under another id, or not have at all. */
function reportedEvents({ tracking_status: newest, tracking_history: history }: ShippoTrack): ShippoEvent[] {
  const keyOf = (event: ShippoEvent) => [event.status, event.status_date, event.status_details].join('|');
  const isRepeated = !newest || history.some((event) => keyOf(event) === keyOf(newest));
  return isRepeated ? history : [...history, newest];
}

/** One without a day cannot be placed; UNKNOWN without words says nothing. */
function readEvent(event: ShippoEvent, carrier: string | null): TrackingEvent | null {
  const time = shippoTime(event.status_date);
  const text = event.status_details || event.substatus?.text || '';
  if (!time || !(text || (event.status && event.status !== 'UNKNOWN'))) return null;
  return {
    ...shippoMeaning(codesOf(event), text, carrier),
    ...time,
    place: readPlace(event.location),
    carrierCode: codeOf(event),
    carrierText: text,
    carrierEventId: idOfWords(text),
    sequence: 0,
    origin: 'carrier',
  };
}

function readSummary(
  event: ShippoTrack['tracking_status'],
  carrier: string | null,
): ShipmentUpdate['summary'] {
  if (!event?.status || event.status === 'UNKNOWN') return null;
  const text = event.status_details || event.substatus?.text || '';
  const { meaning, rule } = shippoMeaning(codesOf(event), text, carrier);
  if (isNotice(meaning)) return null;
  return { milestone: meaning, carrierCode: codeOf(event), carrierText: text, rule };
}

function codesOf({ status, substatus }: ShippoEvent) {
  return {
    status,
    substatus: substatus?.code ?? '',
    isActionRequired: substatus?.action_required === true,
  };
}

/** "TRANSIT/package_arrived", or "TRANSIT". */
function codeOf({ status, substatus }: ShippoEvent): string {
  return [status, substatus?.code].filter(Boolean).join('/');
}

const utcStamp = /(?:Z|[+-]00:?00)$/i;
const midnight = /T00:00(:00(\.0+)?)?$/;

/**
 * Shippo calls its times UTC, and what it labels Z is the carrier's wall clock: in the one real answer that we
 * have, USPS sorts a parcel in California at 10:19Z, has it out for delivery at 10:29Z and delivers it at 15:19Z;
 * Shippo confirmed it for estimates (goshippo/shippo-php-client issue 29, shippo-node-client issue 52). So Z is not
 * believed, other offsets are. Midnight stands for a day without a time.
 */
export function shippoTime(stamp: string): EventTime | null {
  return eventTime({ local: stamp.replace(utcStamp, '').replace(midnight, '') });
}

/** A day: its time is midnight, or an hour in a zone that is not told. */
function readEstimate(eta: string): Estimate | null {
  const date = readDay(eta.slice(0, 10));
  return date === null ? null : estimateOn(date);
}

/** City, state, postcode and country; Shippo writes '' for what it does not know. A country alone is a place. */
function readPlace(location: ShippoLocation): Place | null {
  if (!location) return null;
  const { city, state, zip, country } = location;
  if (!city && !state && !zip && !country) return null;
  return {
    city: city || null,
    state: state || null,
    postalCode: zip || null,
    country: country ? countryCode(country) : null,
  };
}
