import { z } from 'zod';
import { listField, objectField, textField } from '../reading/answer-fields';

/**
 * The part of EasyPost's answers that we read: types and recorded answers of easypost-node, responses of
 * EasyPost/examples (certain).
 */
const short = textField(100);
const ounces = z.number().positive().nullable().catch(null);
const code = textField(60).transform((value) => value.toLowerCase());

const location = objectField({
  city: short,
  state: textField(40),
  country: textField(60),
  zip: textField(20),
});

const detail = z.object({
  message: textField(300),
  description: textField(300),
  status: code,
  status_detail: code,
  datetime: short,
  carrier_code: textField(30),
  tracking_location: location,
});

export const easypostTracker = z.object({
  object: short,
  tracking_code: short,
  carrier: short,
  status: code,
  status_detail: code,
  created_at: short,
  signed_by: short,
  /** Ounces. */
  weight: ounces,
  est_delivery_date: short,
  tracking_details: listField(detail),
  carrier_detail: objectField({
    service: textField(120),
    est_delivery_date_local: short,
    guaranteed_delivery_date: short,
    origin_location: short,
    origin_tracking_location: location,
    destination_location: short,
    destination_tracking_location: location,
  }),
});

const problem = objectField({ code: textField(80), message: textField(300) });

/** A tracker, a page of them, or an error. */
export const easypostAnswer = easypostTracker.extend({
  trackers: listField(easypostTracker),
  error: problem,
});

/** What is pushed; `result` is the object that the event is about. */
export const easypostEvent = z.object({
  object: z.literal('Event'),
  description: textField(80),
  result: easypostTracker.nullish().catch(null),
});

/** A webhook, once made. */
export const easypostWebhook = z.object({ id: z.string().min(1).max(200) });

export type EasypostTracker = z.output<typeof easypostTracker>;
export type EasypostDetail = z.output<typeof detail>;
export type EasypostLocation = z.output<typeof location>;
