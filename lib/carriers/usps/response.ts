import { z } from 'zod';
import { listOrNull, textField } from '../reading/answer-fields';

/**
 * The fields of a USPS answer that we read, in both of its shapes: v3 (one object) and v3r2 (an item of the
 * array). Lenient on purpose: null and absent are the same, other fields pass, and booleans may be strings.
 */
const text = z.string().nullish().catch(null);
const written = textField(60);
const flag = z
  .union([z.boolean(), z.string().transform((value) => value.trim().toLowerCase() === 'true')])
  .nullish()
  .catch(null);
const identifier = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);

const eventSchema = z.looseObject({
  eventCode: identifier,
  eventType: text,
  eventTimestamp: text,
  GMTTimestamp: text,
  GMTOffset: text,
  eventCity: text,
  eventState: text,
  eventZIP: identifier,
  eventZIPCode: identifier,
  eventCountry: text,
  name: text,
  authorizedAgent: flag,
});

const expectationSchema = z.looseObject({
  expectedDeliveryDate: text,
  predictedDeliveryDate: text,
  predictedDeliveryWindowStartTime: text,
  predictedDeliveryWindowEndTime: text,
  guaranteedDeliveryDate: text,
});

const problemSchema = z.looseObject({
  code: identifier,
  message: text,
  errors: z
    .array(z.looseObject({ title: text, detail: text }).catch({}))
    .nullish()
    .catch(null),
});

const itemSchema = z.looseObject({
  trackingNumber: written,
  status: text,
  statusCategory: text,
  statusSummary: text,
  additionalInfo: text,
  // An event that is not an object is dropped; a list that is not a list is told apart from an empty one.
  trackingEvents: listOrNull(eventSchema),
  deliveryDateExpectation: expectationSchema.nullish().catch(null),
  expectedDeliveryTimeStamp: text,
  predictedDeliveryDate: text,
  predictedDeliveryTimeStamp: text,
  predictedDeliveryWindowStartTime: text,
  predictedDeliveryWindowEndTime: text,
  guaranteedDeliveryTimeStamp: text,
  mailClass: text,
  uniqueMailPieceID: identifier,
  originCity: text,
  originState: text,
  originZIP: identifier,
  originZIPCode: identifier,
  originCountryCode: text,
  destinationCity: text,
  destinationState: text,
  destinationZIP: identifier,
  destinationZIPCode: identifier,
  destinationCountryCode: text,
  statusCode: identifier,
  error: problemSchema.nullish().catch(null),
});

export type UspsItem = z.infer<typeof itemSchema>;
export type UspsEvent = z.infer<typeof eventSchema>;
export type UspsProblem = z.infer<typeof problemSchema>;

export function readUspsItem(value: unknown): UspsItem | null {
  const result = itemSchema.safeParse(value);
  return result.success ? result.data : null;
}

/** The error of a whole answer: `{error: {code, message, errors}}`, or a gateway's `{fault: {faultstring}}`. */
export function readUspsProblem(body: unknown): UspsProblem {
  const shape = z.looseObject({
    error: problemSchema.nullish().catch(null),
    fault: z.looseObject({ faultstring: text }).nullish().catch(null),
    message: text,
  });
  const result = shape.safeParse(body);
  if (!result.success) return {};
  const { error, fault, message } = result.data;
  return error ?? { message: fault?.faultstring ?? message ?? null };
}
