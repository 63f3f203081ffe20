import type { Place, TrackingEvent } from '@/lib/tracking/event';
import { isNotice, type Meaning } from '@/lib/tracking/milestones';
import type { ShipmentUpdate } from '../carrier';
import { cleanCarrierText } from '../reading/clean-text';
import { countryCode } from '../reading/country-code';
import { eventTime } from '../reading/local-time';
import { uspsEstimate } from './estimate';
import { uspsCategories, uspsCodes } from './events';
import type { UspsEvent, UspsItem } from './response';
import { uspsTextMeaning } from './texts';

/**
 * What one scan means: USPS's code, made finer by its words ("Delivered, Parcel Locker"); for an unknown code
 * the words alone; else `unknown.unmapped`. A delivery with a signer's name was signed for.
 */
export function uspsMeaning(
  code: string,
  text: string,
  signer: { name: string; isAgent: boolean } = { name: '', isAgent: false },
): { meaning: Meaning; rule: string } {
  const known = uspsCodes.get(code) ?? null;
  const found = uspsTextMeaning(text, known) ?? (known && { meaning: known, rule: `usps.code:${code}` });
  if (!found) return { meaning: 'unknown.unmapped', rule: 'usps.unmapped' };
  if (found.meaning !== 'delivered.delivered') return found;
  if (signer.isAgent) return { meaning: 'delivered.to_agent', rule: 'usps.authorizedAgent' };
  return signer.name ? { meaning: 'delivered.signed', rule: 'usps.name' } : found;
}

/** One item of an answer as an update. Null when it says nothing of the parcel that can be read. */
export function uspsUpdate(item: UspsItem, trackingNumber: string): ShipmentUpdate | null {
  const events = readEvents(item.trackingEvents ?? []);
  const summary = readSummary(item, events);
  if (events.length === 0 && !summary) return null;
  const delivered = events.findLast((event) => event.meaning.startsWith('delivered.'));
  return {
    trackingNumber,
    carrierShipmentId: cleanCarrierText(item.uniqueMailPieceID, 40) || null,
    events,
    summary,
    estimate: uspsEstimate(item),
    deliveredTo: delivered ? placeOfDelivery(delivered.carrierText) : null,
    signedBy: delivered ? readSigner(item) : null,
    service: readService(item.mailClass),
    weight: null,
    dimensions: null,
    origin: readPlace(
      item.originCity,
      item.originState,
      item.originZIPCode ?? item.originZIP,
      item.originCountryCode,
    ),
    destination: readPlace(
      item.destinationCity,
      item.destinationState,
      item.destinationZIPCode ?? item.destinationZIP,
      item.destinationCountryCode,
    ),
  };
}

/**
 * USPS lists the newest first; ours run from the oldest. A scan without a readable day cannot be placed, and
 * one without code and words says nothing. One
 * without an instant stays beside its older neighbour: its wall clock cannot be compared across zones.
 */
function readEvents(list: readonly (UspsEvent | null)[]): TrackingEvent[] {
  let latest = Number.NEGATIVE_INFINITY;
  return list
    .toReversed()
    .flatMap((event) => (event ? (readEvent(event) ?? []) : []))
    .map((event) => {
      latest = event.occurredAt ? Date.parse(event.occurredAt) : latest;
      return { event, at: latest };
    })
    .sort((one, other) => (one.at === other.at ? 0 : one.at - other.at))
    .map(({ event }, sequence) => ({ ...event, sequence }));
}

function readEvent(event: UspsEvent): TrackingEvent | null {
  const time = eventTime({ local: event.eventTimestamp, offset: event.GMTOffset, utc: event.GMTTimestamp });
  if (!time) return null;
  const carrierCode = readCode(event.eventCode);
  const carrierText = cleanCarrierText(event.eventType);
  if (!carrierCode && !carrierText) return null;
  const signer = { name: cleanCarrierText(event.name, 100), isAgent: event.authorizedAgent === true };
  return {
    ...uspsMeaning(carrierCode, carrierText, signer),
    ...time,
    place: readPlace(
      event.eventCity,
      event.eventState,
      event.eventZIPCode ?? event.eventZIP,
      event.eventCountry,
    ),
    carrierCode,
    carrierText,
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier',
  };
}

type Text = string | null | undefined;

/** Two characters; a code that came as a number has lost its zero. */
function readCode(value: Text): string {
  const code = cleanCarrierText(value, 20).toUpperCase();
  return /^\d$/.test(code) ? `0${code}` : code;
}

/** No country means the United States, unless there is no place at all. */
function readPlace(cityText: Text, stateText: Text, postalText: Text, countryText: Text): Place | null {
  const city = cleanCarrierText(cityText, 100) || null;
  const state = cleanCarrierText(stateText, 40) || null;
  const postalCode = cleanCarrierText(postalText, 20) || null;
  const name = cleanCarrierText(countryText, 60);
  if (!city && !state && !postalCode && !name) return null;
  const country = name ? countryCode(name) : 'US';
  // A country we cannot name by its code is still where the parcel was.
  return { city: city ?? (country ? null : name), state, postalCode, country };
}

const postage = 'exception.postage_review';

/** What is said of the whole parcel, where the scans do not tell: none, an unknown one, or a postage stop. */
function readSummary(item: UspsItem, events: readonly TrackingEvent[]): ShipmentUpdate['summary'] {
  const carrierText = cleanCarrierText(item.status) || cleanCarrierText(item.statusSummary);
  const category = cleanCarrierText(item.statusCategory, 60);
  const words = [item.status, item.statusSummary, item.additionalInfo].map((value) =>
    cleanCarrierText(value),
  );
  for (const text of words) {
    const stop = uspsTextMeaning(text, 'exception.other');
    const isTold = events.some((event) => event.meaning === postage);
    if (stop?.meaning === postage && !isTold) {
      return { milestone: postage, carrierCode: category, carrierText: text, rule: stop.rule };
    }
  }
  const newest = events.findLast((event) => !isNotice(event.meaning));
  if (newest && newest.meaning !== 'unknown.unmapped') return null;
  if (!carrierText && !category) return null;
  const byText = uspsTextMeaning(carrierText, null);
  if (byText && !isNotice(byText.meaning)) {
    return { milestone: byText.meaning, carrierCode: category, carrierText, rule: byText.rule };
  }
  const byCategory = uspsCategories.get(category.toLowerCase());
  if (!byCategory && newest) return null;
  return {
    milestone: byCategory ?? 'unknown.unmapped',
    carrierCode: category,
    carrierText: carrierText || category,
    rule: byCategory ? `usps.category:${category.toLowerCase()}` : 'usps.unmapped',
  };
}

/** "Delivered, Front Door/Porch" → "Front Door/Porch"; null where the words name no place. */
function placeOfDelivery(text: string): string | null {
  return /^delivered,\s*(\S.*)$/i.exec(text)?.[1] ?? null;
}

function readSigner(item: UspsItem): string | null {
  const names = (item.trackingEvents ?? []).map((event) =>
    uspsCodes.get(readCode(event?.eventCode))?.startsWith('delivered.')
      ? cleanCarrierText(event?.name, 100)
      : '',
  );
  return names.find((name) => name !== '') ?? null;
}

/** `USPS Ground Advantage<SUP>&#153;</SUP>`, or the specification's enumeration "PRIORITY_MAIL_EXPRESS". */
function readService(mailClass: Text): string | null {
  const service = cleanCarrierText(mailClass, 120);
  if (!/^[A-Z]+([_-][A-Z]+)+$/.test(service)) return service || null;
  return service
    .replaceAll('_', ' ')
    .replace(/[A-Z]+/g, (word) => (word === 'USPS' ? word : word.charAt(0) + word.slice(1).toLowerCase()));
}
