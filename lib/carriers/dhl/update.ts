import type { TrackingEvent } from '@/lib/tracking/event';
import { isNotice } from '@/lib/tracking/milestones';
import type { ShipmentUpdate } from '../carrier';
import { inOrder } from '../reading/in-order';
import { eventTime } from '../reading/local-time';

import type { DhlShipment, DhlStatus } from './answer';
import { dhlDimensions, dhlEstimate, dhlService, dhlSignedBy, dhlWeight, dhlWords } from './facts';
import { type DhlMeaning, dhlMeaning, isPossible } from './meaning';
import { dhlPlace } from './places';

/** One shipment of a unified answer. Null when it says nothing at all: no event and no status. */
export function dhlUpdate(shipment: DhlShipment, trackingNumber: string): ShipmentUpdate | null {
  // DHL lists the newest first; of equal times the later in the list is the older.
  const events = inOrder(shipment.events.toReversed().flatMap((status) => readEvent(shipment, status) ?? []));
  const summary = readSummary(shipment, events);
  if (events.length === 0 && !summary) return null;
  const { details } = shipment;
  const isDelivered = [...events.map(({ meaning }) => meaning), summary?.milestone].some((meaning) =>
    meaning?.startsWith('delivered.'),
  );
  const inWords = shipment.events.map((status) => dhlWords(status).signer).find((name) => name !== '');
  return {
    trackingNumber,
    // The id is the number again, and the service beside it may be renamed.
    carrierShipmentId: null,
    events,
    summary,
    estimate: dhlEstimate(shipment),
    deliveredTo: null,
    signedBy: isDelivered ? (dhlSignedBy(details) ?? inWords ?? null) : null,
    service: dhlService(details),
    weight: dhlWeight(details),
    dimensions: dhlDimensions(details),
    origin: dhlPlace(shipment.origin),
    destination: dhlPlace(shipment.destination),
  };
}

function readEvent({ service }: DhlShipment, status: DhlStatus): TrackingEvent | null {
  const time = eventTime({ local: status.timestamp });
  const said = wordsOf(status);
  if (!time || (said.carrierCode === '' && said.carrierText === '')) return null;
  return {
    ...meaningOf(service, status),
    ...said,
    ...time,
    place: dhlPlace(status.location),
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier',
  };
}

function meaningOf(service: string, status: DhlStatus): DhlMeaning {
  const { text, signer } = dhlWords(status);
  const found = dhlMeaning({
    service,
    statusCode: status.statusCode,
    status: status.status,
    texts: [text, status.status, status.remark],
  });
  if (signer === '' || found.meaning !== 'delivered.delivered') return found;
  return { meaning: 'delivered.signed', rule: `${found.rule}+signer` };
}

/** "transit/WC" where DHL adds a code of its own, and its words without the name of who signed. */
function wordsOf(said: DhlStatus) {
  const { statusCode, status } = said;
  const isCode = /^[A-Z0-9_/-]{1,60}$/.test(status) && status.toLowerCase() !== statusCode;
  const carrierCode = [statusCode, isCode ? status : ''].filter((part) => part !== '').join('/');
  const { text } = dhlWords(said);
  return { carrierCode, carrierText: text || status || statusCode };
}

/**
 * What is said of the whole parcel, where the events do not say it. It mostly repeats the newest event; a bare
 * main status adds nothing to an event that it allows.
 */
function readSummary(shipment: DhlShipment, events: readonly TrackingEvent[]): ShipmentUpdate['summary'] {
  const { status } = shipment;
  const said = status && wordsOf(status);
  if (!status || !said || said.carrierText === '') return null;
  const { meaning, rule } = meaningOf(shipment.service, status);
  if (isNotice(meaning) || (meaning === 'unknown.unmapped' && events.length > 0)) return null;
  const newest = events.findLast((event) => !isNotice(event.meaning) && event.meaning !== 'unknown.unmapped');
  const isCoarse = rule.startsWith('dhl.statusCode:');
  const isTold = isCoarse
    ? newest !== undefined && isPossible(newest.meaning, status.statusCode)
    : events.some((event) => event.meaning === meaning);
  return isTold ? null : { milestone: meaning, ...said, rule };
}
