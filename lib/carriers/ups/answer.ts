import { z } from 'zod';
import { codeField, listField, objectField, textField } from '../reading/answer-fields';

/** The part of UPS's tracking answer that we read (UPS-API/api-documentation, Tracking.yaml). */
const text = textField(300);
const short = textField(80);
/** UPSTrackAlert.yaml itself writes 021 unquoted: a number that has lost its zeros gets them back. */
const statusCode = codeField.transform((value) => (/^\d{1,2}$/.test(value) ? value.padStart(3, '0') : value));
/** HHMMSS: leading zeros get lost ("74700"), and some answers have colons. */
const clock = short.transform((value) => (/^\d{1,5}$/.test(value) ? value.padStart(6, '0') : value));

const address = z.object({
  city: short,
  stateProvince: short,
  postalCode: short,
  countryCode: codeField,
  country: short,
});
const status = z.object({
  type: codeField,
  code: codeField,
  statusCode,
  description: text,
  simplifiedTextDescription: text,
});

const activity = z.object({
  status: status.nullable().catch(null),
  date: short,
  time: clock,
  gmtDate: short,
  gmtTime: clock,
  gmtOffset: short,
  location: objectField({ address: address.nullable().catch(null) }),
});

/** One package; a push is read as a package of one activity. */
export const upsPackage = z.object({
  trackingNumber: short,
  alternateTrackingNumber: listField(z.object({ number: short })),
  currentStatus: status.nullable().catch(null),
  activity: listField(activity),
  deliveryDate: listField(z.object({ type: codeField, date: short })),
  deliveryTime: objectField({ type: codeField, startTime: clock, endTime: clock }),
  deliveryInformation: objectField({ location: short, receivedBy: short }),
  service: objectField({ description: text }),
  weight: objectField({ weight: short, unitOfMeasurement: codeField }),
  dimension: objectField({ length: short, width: short, height: short, unitOfDimension: codeField }),
  packageAddress: listField(z.object({ type: codeField, address: address.nullable().catch(null) })),
});

const message = z.object({ code: codeField, message: text });

const shipment = z.object({
  inquiryNumber: short,
  warnings: listField(message),
  package: listField(upsPackage),
});

/** A complete answer; null in the place of what is not there. */
export const upsAnswer = z.object({
  trackResponse: objectField({ shipment: listField(shipment) }),
  response: objectField({ errors: listField(message) }),
});

/** What an answer says is wrong, whatever call it answers. */
export function upsMessages(body: unknown): readonly UpsMessage[] {
  return upsAnswer.safeParse(body).data?.response?.errors ?? [];
}

export type UpsAddress = z.output<typeof address>;
export type UpsActivity = z.output<typeof activity>;
export type UpsStatusFields = z.output<typeof status>;
export type UpsPackage = z.output<typeof upsPackage>;
export type UpsShipment = z.output<typeof shipment>;
export type UpsMessage = z.output<typeof message>;
