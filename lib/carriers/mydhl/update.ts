import type { Place, TrackingEvent } from '@/lib/tracking/event';
import type { Estimate, Weight } from '@/lib/tracking/view';
import type { ShipmentUpdate } from '../carrier';
import { expressCheckpoints } from '../dhl/codes';
import { splitSigner } from '../dhl/facts';
import { dhlTextMeaning } from '../dhl/meaning';
import { countryCode } from '../reading/country-code';
import { estimateOn } from '../reading/estimate-days';
import { inOrder } from '../reading/in-order';
import { eventTime, readDay } from '../reading/local-time';
import { readWeight } from '../reading/measures';
import { placeOf } from '../reading/place';
import type { MydhlEvent, MydhlParty, MydhlShipment } from './answer';

/** One shipment of a MyDHL answer; null when it has no event that can be read. */
export function mydhlUpdate(shipment: MydhlShipment, trackingNumber: string): ShipmentUpdate | null {
  const events = inOrder(shipment.events.flatMap((event) => readEvent(event) ?? []));
  if (events.length === 0) return null;
  const delivery = shipment.events.findLast(
    ({ typeCode }) => expressCheckpoints.get(typeCode) === 'delivered.delivered',
  );
  return {
    trackingNumber,
    carrierShipmentId: null,
    events,
    summary: null,
    estimate: readEstimate(shipment.estimatedDeliveryDate || shipment.estimatedTimeOfDelivery),
    deliveredTo: null,
    signedBy: delivery ? signerOf(delivery) || null : null,
    // A product code ("P") whose names we have no list of.
    service: null,
    weight: weightOf(shipment),
    dimensions: null,
    origin: partyPlace(shipment.shipperDetails),
    destination: partyPlace(shipment.receiverDetails),
  };
}

function signerOf({ signedBy, description }: MydhlEvent): string {
  return signedBy || splitSigner(description).signer;
}

/** A local date and time of the service area, which says no zone; with one only where DHL gives the offset. */
function readEvent(event: MydhlEvent): TrackingEvent | null {
  const time = eventTime({ local: { date: event.date, time: event.time }, offset: event.GMTOffset });
  const { text } = splitSigner(event.description);
  if (!time || (event.typeCode === '' && text === '')) return null;
  return {
    ...meaningOf(event, text),
    ...time,
    place: areaPlace(event.serviceArea[0]?.description ?? ''),
    carrierCode: event.typeCode,
    carrierText: text || event.typeCode,
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier',
  };
}

function meaningOf(event: MydhlEvent, text: string): Pick<TrackingEvent, 'meaning' | 'rule'> {
  const words = dhlTextMeaning(text);
  // R4.1's words come before any code.
  if (words?.meaning === 'exception.postage_review') return asMydhl(words);
  const known = expressCheckpoints.get(event.typeCode);
  if (known === 'delivered.delivered' && signerOf(event)) {
    return { meaning: 'delivered.signed', rule: `mydhl.typeCode:${event.typeCode}+signer` };
  }
  if (known) return { meaning: known, rule: `mydhl.typeCode:${event.typeCode}` };
  return words ? asMydhl(words) : { meaning: 'unknown.unmapped', rule: 'mydhl.unmapped' };
}

function asMydhl({ meaning, rule }: Pick<TrackingEvent, 'meaning' | 'rule'>) {
  return { meaning, rule: rule.replace(/^dhl\./, 'mydhl.') };
}

/** "SYDNEY-AU": the service area's town and country. */
function areaPlace(description: string): Place | null {
  const [, city = description, country = ''] = /^(.+?)\s*-\s*([A-Z]{2})$/.exec(description) ?? [];
  return city === '' ? null : { city, state: null, postalCode: null, country: countryCode(country) };
}

/** Of the address only what is no one's own; the service area where it names no city. */
function partyPlace(party: MydhlParty): Place | null {
  const address = party?.postalAddress;
  const area = areaPlace(party?.serviceArea[0]?.description ?? '');
  return placeOf({
    city: address?.cityName || (area?.city ?? ''),
    state: address?.provinceCode ?? '',
    postalCode: address?.postalCode ?? '',
    countries: [address?.countryCode ?? '', area?.country ?? ''],
  });
}

/** A day at the door, mostly with its last minute behind it, which is no window. */
function readEstimate(text: string): Estimate | null {
  const date = readDay(text.slice(0, 10));
  return date === null ? null : estimateOn(date);
}

function weightOf({ totalWeight, unitOfMeasurements }: MydhlShipment): Weight | null {
  if (unitOfMeasurements === 'metric') return readWeight(totalWeight, 'KG');
  return unitOfMeasurements === 'imperial' ? readWeight(totalWeight, 'LB') : null;
}
