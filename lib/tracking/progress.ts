import { type Concern, concernOf } from './concern';
import { isNotice, type Milestone, type Status, statusOf } from './milestones';
import type { ShipmentSnapshot } from './view';

/** The stations of a parcel's way; keys of `page.stage.*`. */
export type Stage =
  | 'label'
  | 'transit'
  | 'customs'
  | 'out'
  | 'pickup'
  | 'delivered'
  | 'collected'
  | 'returning'
  | 'returned'
  | 'cancelled';

export interface Progress {
  stages: { stage: Stage; state: 'done' | 'current' | 'upcoming' }[];
  /** 1-based position of the current stage; 0 before the first. */
  position: number;
  /** `waiting`: held up, or somebody has to act. `problem`: something is wrong. `ended`: will not reach the shopper. */
  mood: 'moving' | 'waiting' | 'problem' | 'finished' | 'ended';
}

const stageOf: Partial<Record<Status, Stage>> = {
  label_created: 'label',
  in_transit: 'transit',
  out_for_delivery: 'out',
  attempt_failed: 'out',
  available_for_pickup: 'pickup',
  delivered: 'delivered',
};

const moodOf: Partial<Record<Status, Progress['mood']>> = {
  attempt_failed: 'waiting',
  available_for_pickup: 'waiting',
  delivered: 'finished',
  returning: 'ended',
  returned: 'ended',
  cancelled: 'ended',
};

const moodOfConcern: Record<Concern, Progress['mood']> = {
  action: 'waiting',
  delay: 'waiting',
  hold: 'waiting',
  check: 'moving',
  problem: 'problem',
};

type Parcel = Pick<ShipmentSnapshot, 'status' | 'milestone' | 'events'>;

/** Where a parcel stands on a way of two to five stages. The way depends on what has happened to it. */
export function progressOf(parcel: Parcel): Progress {
  const seen = milestonesSeen(parcel);
  const stages = wayOf(parcel, seen);
  const reached = furthest(parcel, stages, seen);
  const concern = concernOf(parcel.milestone);
  const position = reached ? stages.indexOf(reached) + 1 : 0;
  const isPassed = reached === 'customs' && parcel.status === 'in_transit' && !isCustoms(parcel.milestone);
  const isDone = isPassed || parcel.status === 'delivered' || parcel.status === 'returned';
  return {
    stages: stages.map((stage, index) => ({ stage, state: stateAt(index + 1, position, isDone) })),
    position,
    mood: concern ? moodOfConcern[concern] : (moodOf[parcel.status] ?? 'moving'),
  };
}

function milestonesSeen({ milestone, events }: Parcel): Milestone[] {
  const past = events.flatMap(({ meaning }) => (isNotice(meaning) ? [] : [meaning]));
  return [milestone, ...past];
}

function wayOf({ status, milestone }: Parcel, seen: Milestone[]): Stage[] {
  const start: Stage[] = seen.some(isCustoms) ? ['label', 'transit', 'customs'] : ['label', 'transit'];
  if (status === 'cancelled') return ['label', 'cancelled'];
  if (status === 'returning' || status === 'returned') return [...start, 'returning', 'returned'];
  const isCollected = status === 'available_for_pickup' || milestone === 'delivered.picked_up_by_recipient';
  return isCollected ? [...start, 'pickup', 'collected'] : [...start, 'out', 'delivered'];
}

/** A problem keeps the stage that the parcel had reached; everything else is where its status says. */
function furthest({ status, milestone }: Parcel, stages: Stage[], seen: Milestone[]): Stage | undefined {
  const last = stages.at(-1);
  if (status === 'delivered' || status === 'returned' || status === 'cancelled') return last;
  if (status === 'returning') return 'returning';
  if (isCustoms(milestone)) return 'customs';
  if (status === 'in_transit') return latestInTransit(stages, seen);
  if (status !== 'exception' && status !== 'unknown') return stageOf[status];
  const reached = seen.flatMap((past) => (isCustoms(past) ? 'customs' : (stageOf[statusOf(past)] ?? [])));
  return stages.findLast((stage) => stage !== last && reached.includes(stage));
}

/** Once through customs, a parcel that moves on is past that stage but not yet out for delivery: none is current. */
function latestInTransit(stages: Stage[], seen: Milestone[]): Stage {
  return stages.includes('customs') && seen.includes('in_transit.customs_cleared') ? 'customs' : 'transit';
}

function isCustoms(milestone: Milestone): boolean {
  return milestone.includes('.customs_');
}

function stateAt(place: number, position: number, isDone: boolean): 'done' | 'current' | 'upcoming' {
  if (place > position) return 'upcoming';
  return place < position || isDone ? 'done' : 'current';
}
