import type { Place, TrackingEvent } from '@/lib/tracking/event';
import { isNotice, type Meaning, statusOf } from '@/lib/tracking/milestones';
import type { Estimate } from '@/lib/tracking/view';
import type { ShipmentUpdate } from '../carrier';
import { eachEventOnce, idOfWords } from '../reading/answer-events';
import { carrierOfKey } from '../reading/carrier-keys';
import { countryCode } from '../reading/country-code';
import { estimateBetween } from '../reading/estimate-days';
import { type EventTime, eventTime } from '../reading/local-time';
import { readWeight } from '../reading/measures';
import { placeOf } from '../reading/place';
import { relayedMeaning } from '../reading/relayed-words';
import { withoutPeopleInChinese } from '../reading/without-people';
import type { SeventeentrackAddress, SeventeentrackEvent, SeventeentrackInfo } from './answer';
import { seventeentrackCodes, seventeentrackStatuses, wideCodes } from './codes';
import { seventeentrackNames } from './names';

/**
 * What a sub-status means, made finer by the carrier's own words; an unknown one is `unknown.unmapped`.
 * `isImport`: it happened in the country that the parcel goes to, coming from another.
 */
export function seventeentrackMeaning(
  code: string,
  {
    text = '',
    carrier = null,
    isImport = false,
  }: { text?: string; carrier?: string | null; isImport?: boolean } = {},
): { meaning: Meaning; rule: string } {
  const known = seventeentrackCodes.get(code) ?? null;
  const words = relayedMeaning({ carrier, text }, known);
  if (words) return { meaning: words.meaning, rule: `seventeentrack.${words.rule}` };
  if (known === null) return { meaning: 'unknown.unmapped', rule: 'seventeentrack.unmapped' };
  if (code === 'InTransit_Arrival' && isImport) {
    return { meaning: 'in_transit.arrived_in_country', rule: `seventeentrack.code:${code}+country` };
  }
  return { meaning: known, rule: `seventeentrack.code:${code}` };
}

/** One parcel's `track_info`. Null when it says nothing of the parcel: no event, and no status that moves it. */
export function seventeentrackUpdate(
  info: SeventeentrackInfo,
  trackingNumber: string,
): ShipmentUpdate | null {
  const events = readEvents(info);
  const summary = readSummary(info, events);
  if (events.length === 0 && summary === null) return null;
  const providers = info.tracking?.providers ?? [];
  const services = [info.misc_info?.service_type, ...providers.map(({ service_type }) => service_type)];
  return {
    trackingNumber,
    // `events_hash` changes with the events, and 17TRACK gives the parcel no id.
    carrierShipmentId: null,
    events,
    summary,
    estimate: readEstimate(info),
    deliveredTo: null,
    signedBy: null,
    service: services.find((service) => service) ?? null,
    weight: readWeight(info.misc_info?.weight_kg ?? '', 'KG'),
    // A free text whose shape is not documented.
    dimensions: null,
    origin: readPlace(info.shipping_info?.shipper_address ?? null),
    destination: readPlace(info.shipping_info?.recipient_address ?? null),
  };
}

/**
 * Every provider lists its newest event first, and the one with the latest news comes first. Where the carriers
 * of both ends report one event, it counts once.
 */
function readEvents(info: SeventeentrackInfo): TrackingEvent[] {
  const from = countryCode(info.shipping_info?.shipper_address?.country ?? '');
  const to = countryCode(info.shipping_info?.recipient_address?.country ?? '');
  const isAbroad = (country: string | null) => from !== null && from !== to && country === to;
  const providers = (info.tracking?.providers ?? []).toReversed();
  return eachEventOnce(
    providers.flatMap(({ provider, events }) => {
      const carrier = carrierOfKey(provider?.key ?? '', seventeentrackNames);
      return events.toReversed().flatMap((event) => readEvent(event, carrier, isAbroad) ?? []);
    }),
  );
}

function readEvent(
  event: SeventeentrackEvent,
  carrier: string | null,
  isAbroad: (country: string | null) => boolean,
): TrackingEvent | null {
  const time = readTime(event);
  const carrierCode = event.sub_status || event.stage;
  const carrierText = withoutPeopleInChinese(event.description);
  if (!time || (!carrierCode && !carrierText)) return null;
  const place = readPlace(event.address, event.location);
  const isImport = isAbroad(place?.country ?? null);
  const found = seventeentrackMeaning(carrierCode, { text: carrierText, carrier, isImport });
  // That nothing was found is no event of the parcel's.
  if (found.meaning === 'pending.not_found_yet') return null;
  const isWide = wideCodes.has(carrierCode) || time.localTime.length === 10;
  return {
    ...found,
    ...time,
    place,
    carrierCode,
    carrierText,
    carrierEventId: isWide ? idOfWords(carrierText) : null,
    sequence: 0,
    origin: 'carrier',
  };
}

/**
 * `time_raw` is what the carrier wrote, and the wall clock; 17TRACK's instant adds the zone where the carrier
 * named none. For a delivery only `time_raw` is true (documents of v2.4), so that it may stay without a zone.
 */
function readTime({
  time_raw: raw,
  time_iso: iso,
  time_utc: utc,
  sub_status,
}: SeventeentrackEvent): EventTime | null {
  if (!raw?.date) return eventTime({ local: iso, utc });
  const local = { date: raw.date, time: raw.time };
  const isRawOnly = sub_status === 'Delivered_Other';
  return (
    eventTime({ local, offset: raw.timezone, utc: isRawOnly ? null : utc || iso }) ??
    eventTime({ local: iso, utc })
  );
}

/** What 17TRACK says of the whole parcel, where the events do not say it already. */
function readSummary(info: SeventeentrackInfo, events: readonly TrackingEvent[]): ShipmentUpdate['summary'] {
  const { status = '', sub_status = '', sub_status_descr: words = '' } = info.latest_status ?? {};
  const code = sub_status || status;
  const bySub = seventeentrackCodes.get(sub_status);
  const meaning = bySub ?? seventeentrackStatuses.get(status) ?? 'unknown.unmapped';
  if (code === '' || isNotice(meaning) || meaning === 'pending.not_found_yet') return null;
  const newest = events.findLast((event) => !isNotice(event.meaning));
  const isTold =
    events.some((event) => event.carrierCode === code || event.meaning === meaning) ||
    (newest && !isNotice(newest.meaning) && statusOf(newest.meaning) === statusOf(meaning));
  if (isTold || (newest && meaning === 'unknown.unmapped')) return null;
  const rule = bySub ? `seventeentrack.code:${code}` : `seventeentrack.status:${status}`;
  return {
    milestone: meaning,
    carrierCode: code,
    carrierText: words || code,
    rule: meaning === 'unknown.unmapped' ? 'seventeentrack.unmapped' : rule,
  };
}

/** Only what 17TRACK calls official is the carrier's word; its own prediction is somebody's calculation. */
function readEstimate(info: SeventeentrackInfo): Estimate | null {
  const { source = '', from = '', to = '' } = info.time_metrics?.estimated_delivery_date ?? {};
  return estimateBetween(from, to, /^official$/i.test(source) ? 'carrier' : 'calculated');
}

function readPlace(address: SeventeentrackAddress, location = ''): Place | null {
  return placeOf({
    city: address?.city || location,
    state: address?.state ?? '',
    postalCode: address?.postal_code ?? '',
    countries: [address?.country ?? ''],
  });
}
