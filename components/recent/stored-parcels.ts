/**
 * The parcels whose pages this browser has opened, kept in it alone: no request carries them, and the server never
 * learns of the list.
 */
export interface StoredParcel {
  /** What stands in the route's `[shop]`: shops that share an origin are kept apart by it. */
  base: string;
  token: string;
  carrier: string;
  /** The last characters of the tracking number: enough to tell two parcels apart. */
  tail: string;
  /** The chip's word when it was seen: a key such as `status.in_transit`. */
  state: string;
  /** When it was seen last, milliseconds since 1970. */
  at: number;
}

const storageKey = 'doorstep-recent';
const maxPerShop = 20;

/** Newest first. Empty where storage is off, full of something else, or was never written to. */
export function readParcels(base: string): StoredParcel[] {
  return readAll().filter((parcel) => parcel.base === base);
}

/** Puts a parcel first; the twenty newest of its shop stay. */
export function storeParcel(parcel: StoredParcel): void {
  const others = readAll().filter(({ base, token }) => base !== parcel.base || token !== parcel.token);
  const own = others.filter(({ base }) => base === parcel.base).slice(0, maxPerShop - 1);
  write([parcel, ...own, ...others.filter(({ base }) => base !== parcel.base)]);
}

export function removeParcel(base: string, token: string): void {
  write(readAll().filter((parcel) => parcel.base !== base || parcel.token !== token));
}

export function removeParcels(base: string): void {
  write(readAll().filter((parcel) => parcel.base !== base));
}

function readAll(): StoredParcel[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isStoredParcel) : [];
  } catch {
    return [];
  }
}

function isStoredParcel(value: unknown): value is StoredParcel {
  if (typeof value !== 'object' || value === null) return false;
  const { base, token, carrier, tail, state, at } = value as Record<string, unknown>;
  const isText = [base, token, carrier, tail, state].every((one) => typeof one === 'string');
  return isText && typeof at === 'number' && /^[\w-]{1,64}$/.test(String(token));
}

function write(parcels: readonly StoredParcel[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(parcels));
  } catch {
    // Private windows and full disks: the list is a convenience.
  }
}
