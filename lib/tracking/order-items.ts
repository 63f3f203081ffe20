import type { Milestone } from './milestones';
import type { ParcelItem } from './view';

/** A line of an order, in the shop's order. */
export interface OrderLine extends ParcelItem {
  id: string;
}

/** What the shop says is in a parcel. The parcels come in the order they were shipped. */
export interface FilledParcel {
  id: string;
  milestone: Milestone;
  /** The parcel whose label took this one's place. */
  replacedBy: string | null;
  /** Line id → how many of it. Empty: the shop has not said. */
  contents: Readonly<Record<string, number>>;
}

export interface ParcelContents {
  items: ParcelItem[];
  /** What the shop listed here too, beyond what was ordered: it was sent again, or miscounted. */
  surplus: ParcelItem[];
}

export interface AllottedItems {
  /** By id of the parcel. */
  parcels: ReadonlyMap<string, ParcelContents>;
  /** What no parcel holds. */
  rest: ParcelItem[];
  /** False where a parcel that may still arrive lists nothing: the rest may be in it. */
  isRestUnshipped: boolean;
}

/**
 * Says of every item where it is: over all `items` and `rest` each line adds up to exactly what was ordered, however
 * it was split. Where a shop lists more than was ordered, the parcels that will arrive come first, then those that
 * go back or are lost, then cancelled labels, each in the order of shipping; what is over is in `surplus`, neither
 * lost nor counted. A replaced label holds nothing: its successor holds what it lists, or else what the label did.
 */
export function allotItems(lines: readonly OrderLine[], all: readonly FilledParcel[]): AllottedItems {
  const contents = contentsOf(all);
  const left = new Map(lines.map(({ id, quantity }) => [id, quantity]));
  const parcels = new Map<string, ParcelContents>();
  for (const parcel of all.toSorted((a, b) => claimOf(a) - claimOf(b))) {
    const taken = lines.map((line) => {
      const listed = contents.get(parcel.id)?.[line.id] ?? 0;
      const counted = Math.min(listed, left.get(line.id) ?? 0);
      left.set(line.id, (left.get(line.id) ?? 0) - counted);
      return { line, counted, over: listed - counted };
    });
    parcels.set(parcel.id, {
      items: taken.flatMap(({ line, counted }) => itemOf(line, counted)),
      surplus: taken.flatMap(({ line, over }) => itemOf(line, over)),
    });
  }
  const isListed = all.every((one) => claimOf(one) > 0 || Object.keys(contents.get(one.id) ?? {}).length > 0);
  return {
    parcels,
    rest: lines.flatMap((line) => itemOf(line, left.get(line.id) ?? 0)),
    isRestUnshipped: isListed,
  };
}

const willNotArrive: ReadonlySet<Milestone> = new Set<Milestone>([
  'exception.damaged',
  'exception.lost',
  'exception.refused',
  'exception.unclaimed',
]);

/** Whether a parcel will not bring what is in it: what it lists may have been sent again. */
export function isSentInVain(milestone: Milestone): boolean {
  return willNotArrive.has(milestone) || /^(?:returning|returned|cancelled)\./.test(milestone);
}

/** The lower, the earlier it is served. */
function claimOf({ milestone, replacedBy }: FilledParcel): number {
  if (replacedBy !== null) return 3;
  if (milestone.startsWith('cancelled.')) return 2;
  return isSentInVain(milestone) ? 1 : 0;
}

/** What each parcel holds, replaced labels nothing. */
function contentsOf(all: readonly FilledParcel[]): Map<string, FilledParcel['contents']> {
  const byId = new Map(all.map((parcel) => [parcel.id, parcel]));
  const contents = new Map<string, FilledParcel['contents']>();
  for (const parcel of all.filter(({ replacedBy }) => replacedBy === null))
    contents.set(parcel.id, parcel.contents);
  for (const label of all.filter(({ replacedBy }) => replacedBy !== null).toReversed()) {
    const successor = lastOf(label, byId);
    if (!successor) contents.set(label.id, label.contents);
    else if (Object.keys(contents.get(successor.id) ?? {}).length === 0)
      contents.set(successor.id, label.contents);
  }
  return contents;
}

/** The parcel that stands for a replaced label in the end; undefined where that is none of this order. */
function lastOf(label: FilledParcel, byId: ReadonlyMap<string, FilledParcel>): FilledParcel | undefined {
  let next: FilledParcel | undefined = label;
  for (let steps = byId.size; steps > 0 && next?.replacedBy; steps--) next = byId.get(next.replacedBy);
  return next?.replacedBy === null ? next : undefined;
}

function itemOf({ name, variant }: OrderLine, quantity: number): ParcelItem[] {
  return quantity > 0 ? [{ name, variant, quantity }] : [];
}
