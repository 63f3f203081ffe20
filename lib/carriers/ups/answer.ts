import { z } from 'zod';
import { cleanCarrierText } from '../reading/clean-text';

/**
 * The part of UPS's tracking answer that we read (UPS-API/api-documentation, Tracking.yaml). Lenient on
 * purpose: a field of the wrong type is as good as absent, an unreadable activity does not cost the others,
 * and every text comes out cleaned, '' when there is none.
 */
function cleaned(maxLength: number) {
  return z
    .unknown()
    .optional()
    .transform((value) => cleanCarrierText(value, maxLength));
}

const text = cleaned(300);
const short = cleaned(80);
/** Codes are compared, so they come out in capitals and short. */
const code = cleaned(12).transform((value) => value.toUpperCase());
/** UPSTrackAlert.yaml itself writes 021 unquoted: a number that has lost its zeros gets them back. */
const statusCode = code.transform((value) => (/^\d{1,2}$/.test(value) ? value.padStart(3, '0') : value));
/** HHMMSS: leading zeros get lost ("74700"), and some answers have colons. */
const clock = short.transform((value) => (/^\d{1,5}$/.test(value) ? value.padStart(6, '0') : value));

function list<T extends z.ZodType>(item: T) {
  return z
    .array(item.nullable().catch(null))
    .catch([])
    .transform((items) => items.filter((entry) => entry !== null));
}

const address = z.object({
  city: short,
  stateProvince: short,
  postalCode: short,
  countryCode: code,
  country: short,
});
const status = z.object({ type: code, code, statusCode, description: text, simplifiedTextDescription: text });

const activity = z.object({
  status: status.nullable().catch(null),
  date: short,
  time: clock,
  gmtDate: short,
  gmtTime: clock,
  gmtOffset: short,
  location: z
    .object({ address: address.nullable().catch(null) })
    .nullable()
    .catch(null),
});

/** One package; a push is read as a package of one activity. */
export const upsPackage = z.object({
  trackingNumber: short,
  alternateTrackingNumber: list(z.object({ number: short })),
  currentStatus: status.nullable().catch(null),
  activity: list(activity),
  deliveryDate: list(z.object({ type: code, date: short })),
  deliveryTime: z.object({ type: code, startTime: clock, endTime: clock }).nullable().catch(null),
  deliveryInformation: z.object({ location: short, receivedBy: short }).nullable().catch(null),
  service: z.object({ description: text }).nullable().catch(null),
  weight: z.object({ weight: short, unitOfMeasurement: code }).nullable().catch(null),
  dimension: z
    .object({ length: short, width: short, height: short, unitOfDimension: code })
    .nullable()
    .catch(null),
  packageAddress: list(z.object({ type: code, address: address.nullable().catch(null) })),
});

const message = z.object({ code, message: text });

const shipment = z.object({ inquiryNumber: short, warnings: list(message), package: list(upsPackage) });

/** A complete answer; null in the place of what is not there. */
export const upsAnswer = z.object({
  trackResponse: z
    .object({ shipment: list(shipment) })
    .nullable()
    .catch(null),
  response: z
    .object({ errors: list(message) })
    .nullable()
    .catch(null),
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
