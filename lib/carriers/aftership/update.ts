import type { TrackingEvent } from '@/lib/tracking/event';
import { isNotice, type Meaning, statusOf } from '@/lib/tracking/milestones';
import { meaningOfSubtag, meaningOfTag } from '@/lib/tracking/subtags';
import type { Estimate } from '@/lib/tracking/view';
import type { ShipmentUpdate } from '../carrier';
import { eachEventOnce, idOfWords } from '../reading/answer-events';
import { carrierOfKey } from '../reading/carrier-keys';
import { estimateBetween } from '../reading/estimate-days';
import { eventTime } from '../reading/local-time';
import { readWeight } from '../reading/measures';
import { placeOf } from '../reading/place';
import { relayedMeaning } from '../reading/relayed-words';
import { readSigner } from '../reading/signer';
import { withoutPeopleInChinese } from '../reading/without-people';
import type { AftershipCheckpoint, AftershipTracking } from './answer';
import { aftershipNames } from './names';

/** Subtags under which all kinds of news come, so that only the words tell two of them apart. */
const wideCodes: ReadonlySet<string> = new Set(['', 'InTransit_001', 'Exception_001']);

interface Tagged {
  tag: string;
  subtag: string;
  /** The carrier's words. */
  text?: string;
  carrier?: string | null;
}

/**
 * What a subtag means, made finer by the carrier's own words. One that is new, or whose meaning AfterShip has
 * not published, is read by its tag; without either it is `unknown.unmapped`.
 */
export function aftershipMeaning({ tag, subtag, text = '', carrier = null }: Tagged): {
  meaning: Meaning;
  rule: string;
} {
  const bySubtag = Object.hasOwn(meaningOfSubtag, subtag) ? meaningOfSubtag[subtag] : undefined;
  const byTag = Object.hasOwn(meaningOfTag, tag) ? meaningOfTag[tag] : undefined;
  const known = bySubtag ?? byTag ?? null;
  const words = relayedMeaning({ carrier, text }, known);
  if (words) return { meaning: words.meaning, rule: `aftership.${words.rule}` };
  if (known === null) return { meaning: 'unknown.unmapped', rule: 'aftership.unmapped' };
  return { meaning: known, rule: bySubtag ? `aftership.subtag:${subtag}` : `aftership.tag:${tag}` };
}

/** One parcel. Null when it says nothing of it: no checkpoint, and no status that moves it. */
export function aftershipUpdate(tracking: AftershipTracking, trackingNumber: string): ShipmentUpdate | null {
  const events = eachEventOnce(tracking.checkpoints.flatMap((each) => readCheckpoint(each) ?? []));
  const summary = readSummary(tracking, events);
  if (events.length === 0 && summary === null) return null;
  return {
    trackingNumber,
    // `id` is that of the entry at AfterShip, which may be made anew, or chosen by the merchant.
    carrierShipmentId: null,
    events,
    summary,
    estimate: readEstimate(tracking),
    deliveredTo: tracking.delivery_location_type.replaceAll('_', ' ') || null,
    signedBy: readSigner(tracking.signed_by),
    service: tracking.shipment_type || null,
    weight: readWeight(
      tracking.shipment_weight?.value ?? '',
      tracking.shipment_weight?.unit.toUpperCase() ?? '',
    ),
    // New in 2026-07, of a shape that is not published in what we have read.
    dimensions: null,
    origin: placeOf({
      city: tracking.origin_city,
      state: tracking.origin_state,
      postalCode: tracking.origin_postal_code,
      countries: [tracking.origin_country_region, tracking.origin_country_iso3],
    }),
    destination: placeOf({
      city: tracking.destination_city,
      state: tracking.destination_state,
      postalCode: tracking.destination_postal_code,
      countries: [
        tracking.destination_country_region,
        tracking.courier_destination_country_region,
        tracking.destination_country_iso3,
      ],
    }),
  };
}

/** `checkpoint_time` has an offset or not, "depending on how the carrier provides it". */
function readCheckpoint(checkpoint: AftershipCheckpoint): TrackingEvent | null {
  const { tag, subtag } = checkpoint;
  const carrierText = withoutPeopleInChinese(checkpoint.message);
  const time = eventTime({ local: checkpoint.checkpoint_time });
  const carrierCode = subtag || tag;
  if (!time || (!carrierCode && !carrierText)) return null;
  const carrier = carrierOfKey(checkpoint.slug, aftershipNames);
  const found = aftershipMeaning({ tag, subtag, text: carrierText, carrier });
  // That there is no information yet is no event of the parcel's.
  if (found.meaning === 'pending.not_found_yet') return null;
  const isWide = wideCodes.has(carrierCode) || time.localTime.length === 10;
  return {
    ...found,
    ...time,
    place: placeOf({
      city: checkpoint.city || checkpoint.location,
      state: checkpoint.state,
      postalCode: checkpoint.zip,
      countries: [checkpoint.country_region, checkpoint.country_iso3],
    }),
    carrierCode,
    carrierText,
    // `hash` is new in 2026-07 and not in deliveries of older versions: an id must be the same in both.
    carrierEventId: isWide ? idOfWords(carrierText) : null,
    sequence: 0,
    origin: 'carrier',
  };
}

/** What AfterShip says of the whole parcel, where the checkpoints do not say it already. */
function readSummary(
  tracking: AftershipTracking,
  events: readonly TrackingEvent[],
): ShipmentUpdate['summary'] {
  const { tag, subtag } = tracking;
  const carrierCode = subtag || tag;
  const { meaning, rule } = aftershipMeaning({ tag, subtag });
  if (carrierCode === '' || isNotice(meaning) || meaning === 'pending.not_found_yet') return null;
  const newest = events.findLast((event) => !isNotice(event.meaning));
  const isTold =
    events.some((event) => event.carrierCode === carrierCode || event.meaning === meaning) ||
    (newest && !isNotice(newest.meaning) && statusOf(newest.meaning) === statusOf(meaning));
  if (isTold || (newest && meaning === 'unknown.unmapped')) return null;
  return { milestone: meaning, carrierCode, carrierText: tracking.subtag_message || carrierCode, rule };
}

/**
 * The courier's own date, which is the carrier's word. Without one, the date that AfterShip shows: predicted by
 * its model, or by rules that the merchant has set there. That is a calculation, and nobody's promise.
 */
function readEstimate(tracking: AftershipTracking): Estimate | null {
  const courier = tracking.courier_estimated_delivery_date;
  const latest = tracking.latest_estimated_delivery;
  const byCourier =
    courier &&
    estimateBetween(
      courier.estimated_delivery_date_min || courier.estimated_delivery_date,
      courier.estimated_delivery_date_max || courier.estimated_delivery_date,
      'carrier',
    );
  if (byCourier || !latest) return byCourier;
  const source = /courier|carrier/i.test(latest.source) ? 'carrier' : 'calculated';
  const { datetime, datetime_min: from, datetime_max: to } = latest;
  return estimateBetween(from || datetime, to || datetime, source);
}
