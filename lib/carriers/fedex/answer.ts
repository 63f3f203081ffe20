import { z } from 'zod';
import { codeField, listField, listOrNull, objectField, textField } from '../reading/answer-fields';

/**
 * The part of FedEx's tracking answer that we read (Track API 1.0.0, OpenAPI "Basic Integrated Visibility").
 * Names, streets, phones and e-mails are not read, except who signed.
 */
const text = textField(300);
const short = textField(80);
const stamp = textField(40);

const addressShape = {
  city: short,
  stateOrProvinceCode: short,
  postalCode: short,
  countryCode: codeField,
  countryName: short,
};
const address = objectField(addressShape);
const party = objectField({ address });
const location = objectField({ locationContactAndAddress: party });

const delayDetail = objectField({ type: codeField, status: codeField });

const latestStatusDetail = objectField({
  code: codeField,
  derivedCode: codeField,
  statusByLocale: text,
  description: text,
  ancillaryDetails: listField(z.object({ reason: codeField, reasonDescription: text })),
  delayDetail,
});

const scanEvent = z.object({
  date: stamp,
  eventType: codeField,
  derivedStatusCode: codeField,
  eventDescription: text,
  exceptionCode: codeField,
  exceptionDescription: text,
  scanLocation: address,
  delayDetail,
});

const problem = z.object({ code: codeField, message: text });

const trackResult = z.object({
  trackingNumberInfo: objectField({ trackingNumber: short, trackingNumberUniqueId: short }),
  error: problem.nullable().catch(null),
  latestStatusDetail,
  /** Null where FedEx sent no list at all. */
  scanEvents: listOrNull(scanEvent),
  dateAndTimes: listField(z.object({ type: codeField, dateTime: stamp })),
  estimatedDeliveryTimeWindow: objectField({ window: objectField({ begins: stamp, ends: stamp }) }),
  standardTransitTimeWindow: objectField({ window: objectField({ begins: stamp, ends: stamp }) }),
  deliveryDetails: objectField({ signedByName: short, receivedByName: short, locationDescription: text }),
  serviceDetail: objectField({ description: text }),
  packageDetails: objectField({
    weightAndDimensions: objectField({
      weight: listField(z.object({ value: short, unit: codeField })),
      dimensions: listField(z.object({ length: short, width: short, height: short, units: codeField })),
    }),
  }),
  returnDetail: objectField({ reasonDetail: listField(z.object({ type: codeField })) }),
  originLocation: location,
  shipperInformation: party,
  recipientInformation: party,
  lastUpdatedDestinationAddress: address,
});

const completeTrackResult = z.object({ trackingNumber: short, trackResults: listField(trackResult) });

/** `alerts` is a list in the schema and a sentence in FedEx's own example. */
const alerts = z
  .union([z.string().transform((code) => [{ code: code.toUpperCase(), message: '' }]), listField(problem)])
  .catch([]);

/** A complete answer; null or empty in the place of what is not there. */
export const fedexAnswer = z.object({
  output: objectField({ completeTrackResults: listField(completeTrackResult), alerts }),
  errors: listField(problem),
});

/** A push holds the same results, wrapped as in an answer or bare. */
export const fedexPush = z.object({
  output: objectField({ completeTrackResults: listField(completeTrackResult) }),
  completeTrackResults: listField(completeTrackResult),
  trackResults: listField(trackResult),
});

export type FedexAddress = z.output<typeof address>;
export type FedexDelay = z.output<typeof delayDetail>;
export type FedexScan = z.output<typeof scanEvent>;
export type FedexResult = z.output<typeof trackResult>;
export type FedexCompleteResult = z.output<typeof completeTrackResult>;
export type FedexProblem = z.output<typeof problem>;
export type FedexLatest = NonNullable<z.output<typeof latestStatusDetail>>;
