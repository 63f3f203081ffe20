import type { AskedParcel } from './carrier';

/** Numbers of one carrier, of which nothing more is known. */
export function askedParcels(carrier: string, trackingNumbers: readonly string[]): AskedParcel[] {
  return trackingNumbers.map((trackingNumber) => ({
    trackingNumber,
    carrier,
    shippedFrom: null,
    carrierShipmentId: null,
  }));
}

export function numbersOf(parcels: readonly AskedParcel[]): string[] {
  return parcels.map(({ trackingNumber }) => trackingNumber);
}

/** Coverage of a carrier that answers for its own parcels only. */
export function ownParcels(code: string) {
  return { keys: { [code]: code }, takesOthers: false };
}
