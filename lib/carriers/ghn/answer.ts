import { z } from 'zod';
import { listField, objectField, textField } from '../reading/answer-fields';

const short = textField(60);

const order = objectField({
  order_code: short,
  status: short,
  created_date: short,
  leadtime: short,
  leadtime_order: objectField({ from_estimate_date: short, to_estimate_date: short }).optional(),
  log: listField(z.object({ status: short, updated_date: short })),
  weight: short,
  length: short,
  width: short,
  height: short,
});

/**
 * The part of GHN's order detail that we read (api.ghn.vn, documents 66 and 118; certainty A for the
 * fields). Names, phones and addresses stand beside them and are not read.
 */
export const ghnAnswer = z.object({
  /** GHN's own, whatever the HTTP status: "200", "400"… */
  code: short,
  message: textField(300),
  code_message: short,
  // The detail by the shop's own order code is a list of one; should this one become a list, it is read too.
  data: z
    .unknown()
    .optional()
    .transform((data): unknown => (Array.isArray(data) ? data[0] : data))
    .pipe(order),
});

export type GhnOrder = NonNullable<z.output<typeof order>>;
