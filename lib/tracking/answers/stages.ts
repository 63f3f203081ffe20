import { type Milestone, type Status, statusOf } from '../milestones';

/** Who moves next: nobody any more, the shop, the carrier, or the shopper. */
type Turn = 'nobody' | 'shop' | 'carrier' | 'shopper';
/** What the next news will be; keys of `answers.next`. */
const newsKinds = ['first_scan', 'scan', 'result', 'try'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** How news usually comes at one stage of the way. */
export interface Stage {
  turn: Turn;
  /** Whose calendar counts: the sender's country, the shopper's, or both ends of the way. */
  where: 'origin' | 'destination' | 'route';
  /** An authority decides, which is closed at weekends. */
  isOffice: boolean;
  news: NewsKind;
  /**
   * Business days after the last news: until when the next one usually comes, from when on it is quieter than
   * usual, and from when on asking makes sense. Null: silence means nothing at this stage.
   */
  days: readonly [usual: number, quieter: number, ask: number] | null;
}

const carrierStage = (where: Stage['where'], days: Stage['days'], more: Partial<Stage> = {}): Stage => ({
  turn: 'carrier',
  where,
  isOffice: false,
  news: 'scan',
  days,
  ...more,
});

/**
 * The table of patience. The carriers publish when they start to search (USPS: after 7 business days without news;
 * UPS: 24 hours after the expected day; FedEx: a business day after it), not how long they are silent before;
 * "usual" and "quieter" are our judgement, set so that an ordinary parcel over an ordinary weekend never looks
 * quiet, and to be replaced by the lane's own figures once there are deliveries to learn from.
 */
const stages = {
  over: { ...carrierStage('destination', null), turn: 'nobody' },
  /** Carriers list a number only after the first scan, or hours after the label. */
  not_found: carrierStage('origin', [2, 3, 5], { turn: 'shop', news: 'first_scan' }),
  /** Packing and handing over: the shop's time, not the carrier's. */
  label: carrierStage('origin', [2, 3, 6], { turn: 'shop', news: 'first_scan' }),
  batch: carrierStage('origin', [2, 3, 5], { news: 'first_scan' }),
  first_miles: carrierStage('origin', [1, 2, 4]),
  /** Consolidators scan once at either end. */
  partner: carrierStage('route', [3, 5, 8]),
  transit: carrierStage('route', [2, 3, 5]),
  /** Between export and arrival there is one scan or none: a week on a plane's waiting list is ordinary. */
  transit_abroad: carrierStage('route', [5, 7, 12]),
  forwarded: carrierStage('route', [3, 5, 8]),
  arrived_in_country: carrierStage('destination', [2, 4, 7]),
  /** Customs has its own speed: hours to several days, more when papers are asked for. */
  customs: carrierStage('destination', [3, 5, 10], { isOffice: true }),
  local: carrierStage('destination', [1, 2, 4]),
  /** The 18-hour rule takes over the morning after (`awaiting-scan.ts`). */
  out: carrierStage('destination', [0, 1, 2], { news: 'result' }),
  /** Forgotten scans are made up for on the next business day. */
  unconfirmed: carrierStage('destination', [1, 0, 1], { news: 'result' }),
  appointment: carrierStage('destination', [3, 5, 8], { news: 'result' }),
  retry: carrierStage('destination', [1, 2, 4], { news: 'try' }),
  /** After a notice the shopper decides; if the parcel is not heard of again, that is worth a question. */
  notice: carrierStage('destination', [3, 5, 8]),
  /** Kept for the shopper for days or weeks, without scans. */
  waits_for_shopper: { ...carrierStage('destination', null), turn: 'shopper' },
  delay: carrierStage('route', [3, 5, 8]),
  check: carrierStage('route', [3, 5, 8]),
  /** Texts promise two business days before anybody need ask. */
  trouble: carrierStage('route', [2, 2, 4]),
  /** Lost, damaged: the way on is a claim, and no scan may ever follow. */
  claim: carrierStage('route', null),
  way_back: carrierStage('route', [5, 8, 15], { turn: 'shop' }),
} as const satisfies Record<string, Stage>;
export type StageName = keyof typeof stages;

const ofStatus: Record<Status, StageName> = {
  unknown: 'trouble',
  pending: 'not_found',
  label_created: 'label',
  in_transit: 'transit',
  out_for_delivery: 'out',
  attempt_failed: 'retry',
  available_for_pickup: 'waits_for_shopper',
  delivered: 'over',
  exception: 'trouble',
  returning: 'way_back',
  returned: 'over',
  cancelled: 'over',
};

const ofMilestone: Partial<Record<Milestone, StageName>> = {
  'label_created.container_received': 'batch',
  'in_transit.accepted': 'first_miles',
  'in_transit.picked_up': 'first_miles',
  'in_transit.with_partner': 'partner',
  'in_transit.local_facility': 'local',
  'in_transit.forwarded': 'forwarded',
  'in_transit.arrived_in_country': 'arrived_in_country',
  'in_transit.customs_started': 'customs',
  'in_transit.customs_cleared': 'arrived_in_country',
  'in_transit.scheduled': 'appointment',
  'out_for_delivery.awaiting_scan': 'unconfirmed',
  'out_for_delivery.appointment': 'appointment',
  'attempt_failed.no_recipient': 'notice',
  'attempt_failed.no_safe_place': 'notice',
  'attempt_failed.redelivery_needed': 'notice',
  'exception.delayed': 'delay',
  'exception.weather': 'delay',
  'exception.missorted': 'delay',
  'exception.customs_held': 'customs',
  'exception.info_needed': 'waits_for_shopper',
  'exception.payment_needed': 'waits_for_shopper',
  'exception.address_problem': 'waits_for_shopper',
  'exception.refused': 'way_back',
  'exception.unclaimed': 'way_back',
  'exception.damaged': 'claim',
  'exception.lost': 'claim',
  'exception.security': 'check',
  'exception.postage_review': 'check',
};

/** The stage that a milestone is, and how news comes there. `isAbroad`: the way leads through customs. */
export function stageOf(milestone: Milestone, isAbroad: boolean): Stage & { name: StageName } {
  const stage = ofMilestone[milestone] ?? ofStatus[statusOf(milestone)];
  const name = stage === 'transit' && isAbroad ? 'transit_abroad' : stage;
  return { name, ...stages[name] };
}
