import type { TrackingEvent } from '@/lib/tracking/event';
import { isNotice } from '@/lib/tracking/milestones';
import type { ShipmentUpdate } from '../carrier';
import { eachEventOnce, idOfWords } from '../reading/answer-events';
import { readSigner } from '../reading/signer';
import type { EasypostDetail, EasypostTracker } from './answer';
import { carrierOfEasypost } from './carriers';
import { easypostEstimate, easypostPlace, easypostPlaceOfText, easypostTime, easypostWeight } from './facts';
import { easypostMeaning } from './meaning';

/**
 * One tracker as an update; null when it says nothing of the parcel yet. EasyPost's id is of the tracker: it
 * makes a new one for the same parcel after three months, so that it must not tell parcels apart.
 */
export function easypostUpdate(tracker: EasypostTracker, trackingNumber: string): ShipmentUpdate | null {
  const carrier = carrierOfEasypost(tracker.carrier);
  const events = eachEventOnce(
    tracker.tracking_details.flatMap((detail) => readEvent(detail, carrier) ?? []),
  );
  const summary = readSummary(tracker, carrier, events);
  if (events.length === 0 && !summary) return null;
  const detail = tracker.carrier_detail;
  const origin = easypostPlace(detail?.origin_tracking_location, carrier);
  const destination =
    easypostPlace(detail?.destination_tracking_location, carrier) ??
    easypostPlaceOfText(detail?.destination_location ?? '');
  const delivered = events.findLast(({ meaning }) => meaning.startsWith('delivered.'));
  return {
    trackingNumber,
    carrierShipmentId: null,
    events,
    summary,
    estimate: easypostEstimate(tracker, destination),
    deliveredTo: delivered ? (/^delivered,\s*(\S.*)$/i.exec(delivered.carrierText)?.[1] ?? null) : null,
    signedBy: readSigner(tracker.signed_by),
    service: detail?.service || null,
    weight: easypostWeight(tracker.weight),
    dimensions: null,
    origin: origin ?? easypostPlaceOfText(detail?.origin_location ?? ''),
    destination,
  };
}

function readEvent(detail: EasypostDetail, carrier: string | null): TrackingEvent | null {
  const place = easypostPlace(detail.tracking_location, carrier);
  const time = easypostTime(detail.datetime, place);
  const { status, status_detail, carrier_code } = detail;
  const text = detail.message || detail.description;
  if (!time || !(status || status_detail || text)) return null;
  return {
    ...easypostMeaning({ status, detail: status_detail, text }, carrier),
    ...time,
    place,
    carrierCode: codeOf(status, status_detail, carrier_code),
    carrierText: text,
    carrierEventId: idOfWords(text),
    sequence: 0,
    origin: 'carrier',
  };
}

/** "in_transit/arrived_at_facility/10": EasyPost's two codes, and the carrier's own where it is passed on. */
function codeOf(...codes: string[]): string {
  return codes.join('/').replace(/\/+$/, '');
}

/** The tracker's status repeats its newest event, so it counts only where no event has it. */
function readSummary(
  { status, status_detail: detail }: EasypostTracker,
  carrier: string | null,
  events: readonly TrackingEvent[],
): ShipmentUpdate['summary'] {
  const isTold = events.some(({ carrierCode }) => carrierCode.split('/')[0] === status);
  if (isTold || !status || status === 'unknown' || status === 'error') return null;
  const refined = easypostMeaning({ status, detail, text: '' }, carrier);
  const { meaning, rule } = isNotice(refined.meaning)
    ? easypostMeaning({ status, detail: '', text: '' }, carrier)
    : refined;
  if (isNotice(meaning) || (meaning === 'unknown.unmapped' && events.length > 0)) return null;
  return { milestone: meaning, carrierCode: codeOf(status, detail), carrierText: '', rule };
}
