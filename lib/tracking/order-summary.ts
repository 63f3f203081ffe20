import { concernOf } from './concern';
import { type Milestone, type Status, statusOf } from './milestones';
import type { ParcelDay } from './parcel-day';

/** How a parcel counts in an order's one line, in the order in which the line says it; keys of `order.part`. */
export const partKinds = [
  'arrived',
  'pickup',
  'needsYou',
  'out',
  'due',
  'onTheWay',
  'attempted',
  'delayed',
  'problem',
  'unclear',
  'notScanned',
  'noNews',
  'returning',
  'returned',
  'cancelled',
] as const;
export type PartKind = (typeof partKinds)[number];

export interface SummaryPart {
  kind: PartKind;
  /** Parcels that it is true of, at least one. */
  count: number;
  /** When they are expected: of `due` parts only, one part a day. */
  day: (ParcelDay & { kind: 'expected' }) | null;
}

export interface CountedParcel {
  milestone: Milestone;
  day: ParcelDay | null;
}

/** More parts than this are no summary any more. */
const partsInALine = 4;

/**
 * The parcels of an order in a line: each counts once. Of one kind the sooner comes first; where that makes too many
 * parts, the days give way ("3 on the way").
 */
export function summariseParcels(parcels: readonly CountedParcel[]): SummaryPart[] {
  const parts = partsOf(parcels);
  if (parts.length <= partsInALine || parts.filter(({ kind }) => kind === 'due').length < 2) return parts;
  return partsOf(parcels.map((parcel) => (kindOf(parcel) === 'due' ? { ...parcel, day: null } : parcel)));
}

function partsOf(parcels: readonly CountedParcel[]): SummaryPart[] {
  const parts = new Map<string, SummaryPart>();
  for (const parcel of parcels) {
    const kind = kindOf(parcel);
    const day = kind === 'due' && parcel.day?.kind === 'expected' ? parcel.day : null;
    const key = day ? `${kind} ${day.date} ${day.lastDate ?? day.date}` : kind;
    parts.set(key, { kind, day, count: (parts.get(key)?.count ?? 0) + 1 });
  }
  return [...parts]
    .sort(
      ([keyA, a], [keyB, b]) =>
        partKinds.indexOf(a.kind) - partKinds.indexOf(b.kind) || (keyA < keyB ? -1 : 1),
    )
    .map(([, part]) => part);
}

/** What a status is called whatever day is named. */
const settled: Partial<Record<Status, PartKind>> = {
  delivered: 'arrived',
  available_for_pickup: 'pickup',
  returning: 'returning',
  returned: 'returned',
  cancelled: 'cancelled',
};
/** What it is called when no day is known. */
const dayless: Partial<Record<Status, PartKind>> = {
  unknown: 'unclear',
  pending: 'noNews',
  label_created: 'notScanned',
  attempt_failed: 'attempted',
};
const ofConcern = {
  action: 'needsYou',
  problem: 'problem',
  delay: 'delayed',
  hold: 'delayed',
  check: 'onTheWay',
} as const satisfies Record<NonNullable<ReturnType<typeof concernOf>>, PartKind>;

const needsTheReader: ReadonlySet<Milestone> = new Set<Milestone>([
  'attempt_failed.no_recipient',
  'attempt_failed.no_safe_place',
  'attempt_failed.redelivery_needed',
]);

/** How a parcel counts. "Today" is never said: a kept page does not know what day it is. */
export function kindOf({ milestone, day }: CountedParcel): PartKind {
  const status = statusOf(milestone);
  const concern = concernOf(milestone);
  const always = settled[status];
  if (always) return always;
  if (needsTheReader.has(milestone)) return 'needsYou';
  if (concern === 'action' || concern === 'problem') return ofConcern[concern];
  if (milestone === 'out_for_delivery.out_for_delivery') return 'out';
  if (day?.kind === 'late') return 'delayed';
  if (day?.kind === 'expected') return 'due';
  return (concern && ofConcern[concern]) ?? dayless[status] ?? 'onTheWay';
}
