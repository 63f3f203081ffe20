import type { AskedParcel } from '../carrier';

/** How an API names our carriers. */
export interface CarrierNames {
  /** Our carrier code → its name for it. */
  keys: Readonly<Record<string, string>>;
  /** Carriers that it knows under several names, told apart by what their numbers look like; the first that fits. */
  variants: readonly KeyVariant[];
}

export interface KeyVariant {
  carrier: string;
  numbers: RegExp;
  /** Null: leave it out, and let the API find out. */
  key: string | null;
}

/** The API's name for the carrier of a parcel; null where we know none, and it must find out by itself. */
export function keyOf({ carrier, trackingNumber }: AskedParcel, names: CarrierNames): string | null {
  const variant = names.variants.find(
    (each) => each.carrier === carrier && each.numbers.test(trackingNumber),
  );
  if (variant) return variant.key;
  return Object.hasOwn(names.keys, carrier) ? (names.keys[carrier] ?? null) : null;
}

/** Our code of the carrier that an API names; null where we have none for it. */
export function carrierOfKey(key: string, names: CarrierNames): string | null {
  const variant = names.variants.find((each) => each.key === key);
  const entry = Object.entries(names.keys).find(([, each]) => each === key);
  return variant?.carrier ?? entry?.[0] ?? null;
}

/**
 * Is an answer that names this carrier about the parcel that was asked for? An unnamed one is. One by a name
 * that we do not know is where we left it to the API to find the carrier.
 */
export function isOfAskedCarrier(parcel: AskedParcel, key: string, names: CarrierNames): boolean {
  if (key === '') return true;
  const carrier = carrierOfKey(key, names);
  return carrier === null ? keyOf(parcel, names) === null : carrier === parcel.carrier;
}
