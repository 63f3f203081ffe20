import { newestOf } from '../reading/newest-of';
import { bareNumber } from '../reading/same-number';
import type { FedexCompleteResult, FedexResult } from './answer';
import { fedexShipDay } from './facts';
import { fedexEvents } from './scans';

/**
 * The results about one number: those that name it, and those listed under it that name the same parcel's
 * other number (a barcode holds the number inside, a door tag stands for a parcel).
 */
export function resultsOf(complete: readonly FedexCompleteResult[], trackingNumber: string): FedexResult[] {
  const asked = bareNumber(trackingNumber);
  return complete.flatMap((each) => {
    const outer = bareNumber(each.trackingNumber);
    return each.trackResults.filter((result) => {
      const inner = bareNumber(result.trackingNumberInfo?.trackingNumber ?? '');
      if (inner === asked) return true;
      return outer === asked && (inner === '' || isSameParcel(asked, inner));
    });
  });
}

function isSameParcel(asked: string, inner: string): boolean {
  if (asked.startsWith('DT')) return true;
  return Math.min(asked.length, inner.length) >= 12 && (asked.includes(inner) || inner.includes(asked));
}

/** Does an answer hold results that name another number than those asked? */
export function hasStranger(complete: readonly FedexCompleteResult[], asked: readonly string[]): boolean {
  return complete.some(({ trackingNumber, trackResults }) =>
    [trackingNumber, ...trackResults.map((result) => result.trackingNumberInfo?.trackingNumber ?? '')].some(
      (number) => number !== '' && !asked.includes(bareNumber(number)),
    ),
  );
}

/**
 * FedEx uses its numbers again and tells the parcels apart by `trackingNumberUniqueId`. The one that we know
 * is meant, or else the newest. Null: only others are there.
 */
export function pickResult(results: readonly FedexResult[], uniqueId: string | null): FedexResult | null {
  const possible = results.filter((result) => {
    const id = result.trackingNumberInfo?.trackingNumberUniqueId ?? '';
    return uniqueId === null || id === '' || id === uniqueId;
  });
  const exact = possible.find((result) => result.trackingNumberInfo?.trackingNumberUniqueId === uniqueId);
  return exact ?? newestOf(possible, newestStamp);
}

/** Sortable; a pickup's bare day comes before every time of that day, so that it decides nothing. */
function newestStamp(result: FedexResult): string {
  const stamps = fedexEvents(result).map((event) => event.occurredAt ?? event.localTime);
  return stamps.toSorted().at(-1) ?? fedexShipDay(result) ?? '';
}
