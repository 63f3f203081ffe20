import { z } from 'zod';
import { listField, objectField, textField } from '../reading/answer-fields';

/** The part of Shippo's answers that we read: models of goshippo/shippo-javascript-sdk, recorded answers (certain). */
const short = textField(100);
const code = textField(60);

const location = objectField({
  city: short,
  state: textField(40),
  zip: textField(20),
  country: textField(60),
});

const event = z.object({
  status: code.transform((value) => value.toUpperCase()),
  status_details: textField(300),
  status_date: short,
  substatus: objectField({
    code: code.transform((value) => value.toLowerCase()),
    text: textField(300),
    action_required: z.boolean().nullish().catch(null),
  }),
  location,
});

export const shippoTrack = z.object({
  carrier: code.transform((value) => value.toLowerCase()),
  tracking_number: short,
  address_from: location,
  address_to: location,
  eta: short,
  servicelevel: objectField({ name: textField(120) }),
  tracking_status: event.nullable().catch(null),
  tracking_history: listField(event),
});

/** `{detail}`, or a list of sentences for each field that was refused. */
export const shippoProblem = z
  .object({ detail: textField(300), carrier: z.array(textField(300)).or(textField(300)) })
  .partial();

export const shippoPushed = z.object({ event: code, data: shippoTrack.nullable().catch(null) });

/** A webhook, once made. */
export const shippoWebhook = z.object({ object_id: z.string().min(1).max(200) });

export type ShippoTrack = z.output<typeof shippoTrack>;
export type ShippoEvent = z.output<typeof event>;
export type ShippoLocation = z.output<typeof location>;
