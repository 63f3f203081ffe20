import type { Meaning } from '@/lib/tracking/milestones';
import { postageReviewPattern } from '../reading/postage-review';
import { uspsPhrases } from './phrases';

interface TextRule {
  /** Named in the evidence: `usps.text:<id>`. */
  id: string;
  pattern: RegExp;
  meaning: Meaning;
  /** Which meanings of a known code these words sharpen, by prefix: "Delivered, Parcel Locker" `delivered.`. */
  sharpens: readonly string[];
}

const moving = [
  'in_transit.',
  'exception.',
  'label_created.',
  'out_for_delivery.',
  'attempt_failed.',
  'notice.',
];

/** In order; the first that fits wins. Patterns are short and anchored where a word alone would be a guess. */
const textRules: readonly TextRule[] = [
  {
    id: 'postage_review',
    pattern: postageReviewPattern,
    meaning: 'exception.postage_review',
    sharpens: [...moving, 'available_for_pickup.', 'returning.'],
  },
  {
    id: 'returned_to_sender',
    pattern: /^delivered,? (to )?(original sender|(at |to )?sender)\b/i,
    meaning: 'returned.returned',
    sharpens: ['delivered.'],
  },
  {
    id: 'locker',
    pattern: /^delivered\b.*\blocker\b/i,
    meaning: 'delivered.to_locker',
    sharpens: ['delivered.'],
  },
  {
    id: 'neighbor',
    pattern: /^delivered\b.*\bneighbou?r\b/i,
    meaning: 'delivered.to_neighbor',
    sharpens: ['delivered.'],
  },
  {
    id: 'individual_picked_up',
    pattern: /^delivered,? (individual )?picked up\b/i,
    meaning: 'delivered.picked_up_by_recipient',
    sharpens: ['delivered.'],
  },
  {
    id: 'agent',
    pattern: /^(delivered,? to (an )?agent|picked up by agent)\b/i,
    meaning: 'delivered.to_agent',
    sharpens: ['delivered.'],
  },
  { id: 'weather', pattern: /\bweather\b|natural disaster/i, meaning: 'exception.weather', sharpens: moving },
  {
    id: 'customs_held',
    pattern: /\b(held|detained|retained) (in|by|at) customs/i,
    meaning: 'exception.customs_held',
    sharpens: moving,
  },
  {
    id: 'customs_cleared',
    pattern:
      /out of customs|cleared customs|released (from|by) customs|customs (clearance|processing)( processing)? (is )?complete/i,
    meaning: 'in_transit.customs_cleared',
    sharpens: moving,
  },
  {
    id: 'customs_started',
    pattern: /into customs|customs clearance|(presented|submitted) to customs|at customs|customs processing/i,
    meaning: 'in_transit.customs_started',
    sharpens: moving,
  },
  {
    id: 'redelivery_reminder',
    pattern: /reminder to (re)?schedule (a )?redelivery/i,
    meaning: 'attempt_failed.redelivery_needed',
    sharpens: moving,
  },
  {
    id: 'redelivery_scheduled',
    pattern: /redelivery (is |was |has been )?(re)?scheduled|scheduled for redelivery/i,
    meaning: 'attempt_failed.redelivery_scheduled',
    sharpens: moving,
  },
  {
    id: 'held_by_request',
    pattern: /held at post office,? at customer request/i,
    meaning: 'available_for_pickup.held_by_request',
    sharpens: [...moving, 'available_for_pickup.'],
  },
  {
    id: 'no_recipient',
    pattern: /no authorized recipient/i,
    meaning: 'attempt_failed.no_recipient',
    sharpens: ['attempt_failed.'],
  },
  {
    id: 'no_safe_place',
    pattern: /no secure location/i,
    meaning: 'attempt_failed.no_safe_place',
    sharpens: ['attempt_failed.'],
  },
  {
    id: 'no_access',
    pattern: /no access to delivery location/i,
    meaning: 'attempt_failed.no_access',
    sharpens: ['attempt_failed.'],
  },
  {
    id: 'business_closed',
    pattern: /business closed/i,
    meaning: 'attempt_failed.business_closed',
    sharpens: ['attempt_failed.'],
  },
  {
    id: 'returning_address',
    pattern:
      /^(insufficient address|no such number|undeliverable as addressed|addressee unknown|moved, left no address|forward expired|vacant)\b.*return/i,
    meaning: 'returning.address',
    sharpens: ['exception.address_problem'],
  },
  {
    id: 'returning_refused',
    pattern: /^refused\b.*return/i,
    meaning: 'returning.refused',
    sharpens: ['exception.refused', 'returning.returning'],
  },
  {
    id: 'returning_unclaimed',
    pattern: /^(unclaimed|not picked up)\b/i,
    meaning: 'returning.unclaimed',
    sharpens: ['returning.returning'],
  },
  {
    id: 'picked_up',
    pattern: /^(usps )?picked up( item| by usps)?$/i,
    meaning: 'in_transit.picked_up',
    sharpens: ['in_transit.accepted'],
  },
  {
    id: 'delayed',
    pattern: /arriving late|\bdelayed?\b/i,
    meaning: 'exception.delayed',
    sharpens: ['in_transit.moving'],
  },
];

/** What USPS's words say, given what the code already said; null when they add nothing. */
export function uspsTextMeaning(
  text: string,
  known: Meaning | null,
): { meaning: Meaning; rule: string } | null {
  // Whatever the code, "Delivered, …" is a delivery: the words behind it only say where.
  const base = known ?? (/^delivered\b/i.test(text) ? 'delivered.delivered' : null);
  for (const rule of textRules) {
    const mayApply = base === null || rule.sharpens.some((prefix) => base.startsWith(prefix));
    if (mayApply && rule.pattern.test(text)) return { meaning: rule.meaning, rule: `usps.text:${rule.id}` };
  }
  const phrase = known === null ? uspsPhrases.find(([, pattern]) => pattern.test(text)) : undefined;
  return phrase ? { meaning: phrase[2], rule: `usps.text:${phrase[0]}` } : null;
}
