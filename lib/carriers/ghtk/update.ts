import { z } from 'zod';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import { isNotice } from '@/lib/tracking/milestones';
import type { Estimate } from '@/lib/tracking/view';
import type { ShipmentUpdate } from '../carrier';
import { objectField, textField } from '../reading/answer-fields';
import { estimateOn } from '../reading/estimate-days';
import { type EventTime, eventTime } from '../reading/local-time';
import { readWeight } from '../reading/measures';
import { readStatus } from '../reading/status-table';
import { ghtkStatuses } from './statuses';

const short = textField(60);

/**
 * The part of GHTK's order status that we read (api.ghtk.vn, "Order Status Retrieval"; certainty A). It is
 * one status, without a history. The recipient's name, phone and address stand beside it and are not read.
 */
export const ghtkAnswer = z.object({
  /** "true", "false", or '' where it is missing. */
  success: z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'boolean' ? String(value) : '')),
  message: textField(300),
  error_code: short,
  order: objectField({
    label_id: short,
    /** Our merchant's own number of the order. */
    partner_id: short,
    status: short,
    status_text: textField(200),
    modified: short,
    deliver_date: short,
    weight: short,
  }).optional(),
});

export type GhtkOrder = NonNullable<z.output<typeof ghtkAnswer>['order']>;

const meaningOf = (code: string) => ghtkStatuses.get(code)?.meaning ?? '';

/** Null when it names no status. */
export function ghtkUpdate(order: GhtkOrder, trackingNumber: string): ShipmentUpdate | null {
  if (!order.status) return null;
  const { meaning, ...said } = readStatus(ghtkStatuses, 'ghtk.status', {
    code: order.status,
    said: order.status_text,
  });
  const time = timeOf(order);
  return {
    ...noFacts,
    trackingNumber,
    events: time ? [ghtkEvent({ meaning, ...said }, time)] : [],
    summary: time || isNotice(meaning) ? null : { milestone: meaning, ...said },
    estimate: estimateOf(order),
    weight: readWeight(order.weight, 'G'),
  };
}

export function ghtkEvent(
  status: Pick<TrackingEvent, 'meaning' | 'rule' | 'carrierCode' | 'carrierText'>,
  time: EventTime,
): TrackingEvent {
  return { ...status, ...time, place: null, carrierEventId: null, sequence: 0, origin: 'carrier' };
}

/**
 * When the status came about. `modified` is a wall clock that GHTK gives without a zone, and in one of its
 * examples in the small hours: it gets none from us. After the delivery it dates the settling of accounts;
 * the day of delivery is then what `deliver_date` says.
 */
function timeOf({ status, modified, deliver_date }: GhtkOrder): EventTime | null {
  const delivered = meaningOf(status).startsWith('delivered.') ? dayOf(deliver_date) : null;
  return eventTime({ local: delivered ?? modified });
}

/** The planned day of delivery, until the parcel is there or on its way back. */
function estimateOf({ status, deliver_date }: GhtkOrder): Estimate | null {
  if (/^(delivered|returning|returned|cancelled)\./.test(meaningOf(status))) return null;
  const date = dayOf(deliver_date);
  return date === null ? null : estimateOn(date);
}

function dayOf(text: string): string | null {
  return eventTime({ local: text })?.localTime.slice(0, 10) ?? null;
}
