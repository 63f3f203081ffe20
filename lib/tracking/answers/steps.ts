import type { Milestone } from '../milestones';
import type { ContactTrigger, QuietState } from './answer';
import type { Stage, StageName } from './stages';

/** What a shopper can do; keys of `answers.steps`. */
export const steps = [
  'change_delivery',
  'check_number',
  'allow_holidays',
  'allow_customs',
  'allow_weather',
  'customs_pace',
  'customs_papers',
  'customs_inspection',
  'customs_duties',
  'contact_sender',
  'look_around',
  'driver_card',
  'carrier_point',
  'call_carrier',
  'contact_shop',
  'contact_carrier',
  'possible_loss',
] as const;
export type Step = (typeof steps)[number];

interface Situation {
  milestone: Milestone;
  stage: Stage & { name: StageName };
  quiet: QuietState;
  isOverdue: boolean;
  trigger: ContactTrigger | null;
  hasHolidays: boolean;
  isAbroad: boolean;
  /** Can the address or the day still be changed (R2.8)? */
  isChangeable: boolean;
  /** Nothing for so long that it may be lost. */
  isLongGone: boolean;
}

/** The steps for a situation, in the order in which they help. Empty: nothing needs doing. */
export function stepsFor(situation: Situation): Step[] {
  const { milestone, stage, quiet, isOverdue, trigger } = situation;
  const isStale = quiet !== 'normal' || isOverdue;
  if (stage.turn === 'nobody' || stage.turn === 'shopper' || stage.name === 'claim') return [];
  if (milestone === 'attempt_failed.attempted') return attempted(situation);
  if (stage.name === 'customs') return customs(situation, isStale);
  if (!isStale) return situation.isChangeable ? ['change_delivery'] : [];
  if (stage.turn === 'shop') return shopsTurn(situation);
  if (stage.name === 'unconfirmed') return trigger ? ['contact_carrier'] : [];
  if (stage.name === 'retry' || stage.name === 'notice') {
    return ['driver_card', 'carrier_point', trigger ? 'contact_carrier' : 'call_carrier'];
  }
  return stale(situation);
}

/** R2.6: the likely and harmless reasons first, a loss last and only when much time has passed. */
function stale({ stage, quiet, trigger, hasHolidays, isAbroad, isLongGone }: Situation): Step[] {
  const isBeforeCustoms = isAbroad && (stage.where === 'route' || stage.name === 'arrived_in_country');
  return [
    ...when(quiet !== 'normal', 'check_number'),
    ...when(hasHolidays, 'allow_holidays'),
    ...when(isBeforeCustoms, 'allow_customs'),
    'allow_weather',
    ...when(trigger !== null, 'contact_carrier'),
    ...when(isLongGone, 'possible_loss'),
  ];
}

/** R2.7: tried, and the parcel is neither in hand nor known to be back at the carrier's. */
function attempted({ trigger }: Situation): Step[] {
  return ['look_around', 'driver_card', 'carrier_point', trigger ? 'contact_carrier' : 'call_carrier'];
}

/** R2.9: nobody can hurry customs; what can be done is done by the sender. */
function customs({ milestone, trigger, hasHolidays, isLongGone }: Situation, isStale: boolean): Step[] {
  const isHeld = milestone === 'exception.customs_held';
  if (!isStale && !isHeld) return [];
  return [
    // Its own text says who can help, and that it cannot be hurried.
    ...when(!isHeld || isStale, 'customs_pace'),
    ...when(hasHolidays, 'allow_holidays'),
    'customs_papers',
    'customs_inspection',
    'customs_duties',
    ...when(!isHeld, 'contact_sender'),
    ...when(trigger !== null, 'contact_carrier'),
    ...when(isLongGone, 'possible_loss'),
  ];
}

/** The carrier does not have the parcel, or brings it back to the shop: only the shop can tell more. */
function shopsTurn({ stage, hasHolidays }: Situation): Step[] {
  return [
    ...when(stage.name === 'not_found', 'check_number'),
    ...when(hasHolidays, 'allow_holidays'),
    'contact_shop',
  ];
}

function when(condition: boolean, step: Step): Step[] {
  return condition ? [step] : [];
}
