import { z } from 'zod';
import { listField, listOrNull, objectField, textField } from '../reading/answer-fields';

/** The fields of 17TRACK's answers that we read; names, streets, phones and coordinates are not among them. */
const address = objectField({
  country: textField(60),
  state: textField(60),
  city: textField(100),
  postal_code: textField(20),
});

const event = z.object({
  time_iso: textField(40),
  time_utc: textField(40),
  time_raw: objectField({ date: textField(20), time: textField(20), timezone: textField(10) }),
  description: textField(300),
  location: textField(100),
  stage: textField(60),
  sub_status: textField(60),
  address,
});

const provider = z.object({
  provider: objectField({ key: textField(20) }),
  service_type: textField(120),
  events: listField(event),
});

const trackInfo = objectField({
  shipping_info: objectField({ shipper_address: address, recipient_address: address }),
  latest_status: objectField({
    status: textField(60),
    sub_status: textField(60),
    sub_status_descr: textField(300),
  }),
  time_metrics: objectField({
    estimated_delivery_date: objectField({
      source: textField(40),
      from: textField(40),
      to: textField(40),
    }),
  }),
  misc_info: objectField({ service_type: textField(120), weight_kg: textField(20) }),
  tracking: objectField({ providers: listField(provider) }),
});

const item = z.object({ number: textField(60), carrier: textField(20), track_info: trackInfo });

const problem = objectField({ code: textField(20), message: textField(300) });

const rejection = z.object({ number: textField(60), carrier: textField(20), error: problem });

/** The envelope of every call: 17TRACK's own code, then what it accepted and what it did not. */
export const seventeentrackAnswer = z.object({
  code: textField(20),
  data: objectField({
    accepted: listOrNull(item),
    rejected: listOrNull(rejection),
    errors: listField(problem),
  }),
});

/** A delivery of its webhook. */
export const seventeentrackPush = z.object({ event: textField(60), data: item });

export type SeventeentrackItem = z.infer<typeof item>;
export type SeventeentrackInfo = NonNullable<z.infer<typeof trackInfo>>;
export type SeventeentrackEvent = z.infer<typeof event>;
export type SeventeentrackAddress = z.infer<typeof address>;
export type SeventeentrackProblem = z.infer<typeof problem>;
