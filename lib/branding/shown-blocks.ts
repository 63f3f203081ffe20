import { concernOf } from '@/lib/tracking/concern';
import { headlineOf } from '@/lib/tracking/headline';
import { type Milestone, type Status, statusOf } from '@/lib/tracking/milestones';
import type { TrackingPageView } from '@/lib/tracking/view';
import type { Block } from './blocks';

/** Statuses in which nothing is wrong: the only ones beside which something may be sold. */
const fine: ReadonlySet<Status> = new Set<Status>([
  'label_created',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
]);
const selling: ReadonlySet<Block['kind']> = new Set<Block['kind']>(['campaign', 'products']);

/**
 * The blocks for a place of a parcel's page, in the merchant's order. What sells comes last, and never while this
 * parcel or another of its order is in trouble, late, or on its way back.
 */
export function shownBlocks(
  blocks: readonly Block[],
  place: Block['place'],
  view: Pick<TrackingPageView, 'snapshot' | 'split' | 'system'>,
): Block[] {
  const { status } = view.snapshot;
  const isFine = isWithoutTrouble(view);
  const shown = blocks.filter(
    (block) =>
      block.isVisible &&
      block.place === place &&
      (block.onlyFor === undefined || block.onlyFor.includes(status)) &&
      (isFine || !selling.has(block.kind)),
  );
  return shown.toSorted((a, b) => Number(selling.has(a.kind)) - Number(selling.has(b.kind)));
}

/** The blocks of a page that is about no parcel: those that are for everybody. */
export function shownBlocksAtLookup(blocks: readonly Block[], place: Block['place']): Block[] {
  const kinds: ReadonlySet<Block['kind']> = new Set<Block['kind']>(['notice', 'help', 'social']);
  return blocks.filter(
    (block) =>
      block.isVisible && block.place === place && kinds.has(block.kind) && block.onlyFor === undefined,
  );
}

function isWithoutTrouble({ snapshot, split, system }: Parameters<typeof shownBlocks>[2]): boolean {
  const isLate = headlineOf(snapshot, system.checkedAt).kind === 'late' || snapshot.answer?.isOverdue;
  if (isLate || (snapshot.answer && snapshot.answer.quiet !== 'normal') || snapshot.mayBeMixed) return false;
  const parcels = split?.parcels ?? [];
  if (parcels.some(({ day, milestone }) => day?.kind === 'late' || isTrouble(milestone))) return false;
  return fine.has(snapshot.status) && snapshot.milestone !== 'out_for_delivery.awaiting_scan';
}

/** Of another parcel of the order. No news of it yet is no trouble. */
function isTrouble(milestone: Milestone): boolean {
  const status = statusOf(milestone);
  return concernOf(milestone) !== null || !(fine.has(status) || status === 'pending');
}
