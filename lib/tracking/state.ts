import type { TrackingEvent } from './event';
import type { UpdateFacts } from './facts';
import { isNotice, type Milestone, type Status, statusOf } from './milestones';

export interface ShipmentState {
  status: Status;
  milestone: Milestone;
  /** The event that brought this state, or stood newest when the carrier's summary did; null without events. */
  event: TrackingEvent | null;
}

/** Before the carrier has the parcel itself in hand: a received batch ("container") or a label is no scan of it. */
const beforeFirstScan: ReadonlySet<Status> = new Set<Status>(['pending', 'label_created', 'unknown']);

/**
 * What a parcel's events, oldest first (`orderEvents`), add up to.
 *
 * The newest milestone counts, except: notices move nothing; a label's news moves nothing once the parcel
 * was scanned; an unmapped code counts only when there is nothing else; delivered and returned stay, and so
 * does the way back (`nextState`). The carrier's summary ("delayed", laid over a history of scans) counts
 * after the newest event, under the same rules; hand in null once a newer event has overtaken it. Without
 * all of that, the parcel is not found yet.
 */
export function currentState(
  events: readonly TrackingEvent[],
  summary: UpdateFacts['summary'] = null,
): ShipmentState {
  let state: ShipmentState | null = null;
  let unmapped: TrackingEvent | null = null;
  for (const event of events) {
    if (isNotice(event.meaning)) continue;
    if (event.meaning === 'unknown.unmapped') unmapped = event;
    else state = nextState(state, stateOf(event.meaning, event));
  }
  if (summary && summary.milestone !== 'unknown.unmapped') {
    return nextState(state, stateOf(summary.milestone, events.at(-1) ?? null));
  }
  if (state) return state;
  if (unmapped || summary) return stateOf('unknown.unmapped', unmapped);
  return stateOf('pending.not_found_yet', null);
}

function nextState(state: ShipmentState | null, next: ShipmentState): ShipmentState {
  if (!state) return next;
  // The same news again does not move the day it happened on.
  if (next.milestone === state.milestone && isFinal(state.status)) return state;
  return mayFollow(state.status, next) ? next : state;
}

/** May a later event with this state take the place of `current`? */
function mayFollow(current: Status, next: ShipmentState): boolean {
  const isWayBack = next.status === 'returning' || next.status === 'returned';
  if (beforeFirstScan.has(next.status)) return beforeFirstScan.has(current);
  if (current === 'delivered') return isWayBack || next.status === 'delivered';
  if (current === 'returned') return false;
  // On the way back a parcel is scanned as on the way there: those scans do not turn it round again.
  if (current === 'returning' && next.milestone !== 'in_transit.resolved') {
    return next.status !== 'in_transit' && next.status !== 'out_for_delivery';
  }
  return true;
}

function isFinal(status: Status): boolean {
  return status === 'delivered' || status === 'returned';
}

function stateOf(milestone: Milestone, event: TrackingEvent | null): ShipmentState {
  return { status: statusOf(milestone), milestone, event };
}
