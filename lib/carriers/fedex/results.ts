import type { FedexCompleteResult, FedexResult } from './answer';
import { fedexShipDay } from './facts';
import { fedexEvents } from './scans';

/**
 * The results about one number: those that name it, and those listed under it that name the same parcel's
 * other number (a barcode holds the number inside, a door tag stands for a parcel).
 */
export function resultsOf(complete: readonly FedexCompleteResult[], trackingNumber: string): FedexResult[] {
  const asked = bare(trackingNumber);
  return complete.flatMap((each) => {
    const outer = bare(each.trackingNumber);
    return each.trackResults.filter((result) => {
      const inner = bare(result.trackingNumberInfo?.trackingNumber ?? '');
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
      (number) => number !== '' && !asked.includes(bare(number)),
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
  const [newest] = possible.toSorted((one, other) => newestStamp(other).localeCompare(newestStamp(one)));
  return exact ?? newest ?? null;
}

/** Sortable; a pickup's bare day comes before every time of that day, so that it decides nothing. */
function newestStamp(result: FedexResult): string {
  const stamps = fedexEvents(result).map((event) => event.occurredAt ?? event.localTime);
  return stamps.toSorted().at(-1) ?? fedexShipDay(result) ?? '';
}

export function bare(trackingNumber: string): string {
  return trackingNumber.replace(/[^0-9a-z]/gi, '').toUpperCase();
}
