import type { ShipmentSnapshot, SystemState } from '../view';
import { stageOf } from './stages';

/** What has to be said of the time that has passed; keys of `answers.notices`. */
export const noticeKinds = ['overdue', 'quieter', 'ask_carrier', 'ask_shop'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * The notices of a parcel, the gravest first. Silence is the carrier's only while it answers us: when it cannot be
 * asked, that is said instead, and elsewhere.
 */
export function noticesOf(
  { milestone, answer }: Pick<ShipmentSnapshot, 'milestone' | 'answer'>,
  state: SystemState,
): NoticeKind[] {
  if (!answer) return [];
  const late: NoticeKind[] = answer.isOverdue ? ['overdue'] : [];
  if (state !== 'ok' || answer.quiet === 'normal') return late;
  if (answer.quiet === 'ask_carrier') {
    return [...late, stageOf(milestone, false).turn === 'carrier' ? 'ask_carrier' : 'ask_shop'];
  }
  // That a delivery is not confirmed yet says it already.
  const isSaid = late.length > 0 || milestone === 'out_for_delivery.awaiting_scan';
  return isSaid ? late : ['quieter'];
}
