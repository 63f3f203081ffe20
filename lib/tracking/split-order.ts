import type { Milestone } from './milestones';
import { allotItems, type FilledParcel, type OrderLine } from './order-items';
import type { ParcelDay } from './parcel-day';
import type { ParcelItem } from './view';

/** A parcel as the page of its order lists it. */
export interface OrderParcel {
  token: string;
  milestone: Milestone;
  day: ParcelDay | null;
  items: ParcelItem[];
  /** Listed in it beyond what was ordered. See `allotItems`. */
  surplus: ParcelItem[];
}

/** An order of several parcels, or with items that are in none yet. */
export interface SplitOrder {
  /** All of them in the order they were shipped, the page's own among them. */
  parcels: OrderParcel[];
  /** What no parcel holds. */
  rest: ParcelItem[];
  /** The rest is not shipped yet. False: it may be in a parcel whose contents the shop has not listed. */
  isRestUnshipped: boolean;
}

export interface PlacedParcel extends FilledParcel {
  token: string;
  day: ParcelDay | null;
}

export interface OrderOfParcel {
  /** In the page's own parcel. */
  items: ParcelItem[];
  /** Null for an order that is all in one parcel. */
  split: SplitOrder | null;
  /** 1-based position of the parcel among `count` of the order. */
  position: { index: number; count: number };
}

/** An order as the page of one of its parcels shows it. Replaced labels are left out, but for that parcel itself. */
export function orderOf(
  lines: readonly OrderLine[],
  parcels: readonly PlacedParcel[],
  ownId: string,
): OrderOfParcel {
  const { parcels: contents, rest, isRestUnshipped } = allotItems(lines, parcels);
  const held = (id: string) => contents.get(id) ?? { items: [], surplus: [] };
  const shown = parcels.filter(({ id, replacedBy }) => replacedBy === null || id === ownId);
  const index = shown.findIndex(({ id }) => id === ownId) + 1;
  return {
    items: held(ownId).items,
    split:
      shown.length > 1 || (shown.length === 1 && rest.length > 0)
        ? {
            parcels: shown.map(({ id, token, milestone, day }) => ({ token, milestone, day, ...held(id) })),
            rest,
            isRestUnshipped,
          }
        : null,
    position: { index: Math.max(1, index), count: Math.max(1, shown.length) },
  };
}
