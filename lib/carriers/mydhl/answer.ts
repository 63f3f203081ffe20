import { z } from 'zod';
import { codeField, listField, listOrNull, objectField, textField } from '../reading/answer-fields';

/**
 * The part of a MyDHL 3.1.1 tracking answer that we read (dhl-express-api-3.1.1 swagger and its official
 * example, certainty A). `status` is not read: "Success" is that of the call. `description` of a shipment is
 * what is in it, and `shipperDetails.name` and its like are people's.
 */
const short = textField(80);

const serviceArea = listField(z.object({ code: short, description: textField(120) }));

const event = z.object({
  date: short,
  time: short,
  // Only where it is asked for (`requestGMTOffsetPerEvent`), which the call for several numbers cannot (B).
  GMTOffset: short,
  typeCode: codeField,
  description: textField(300),
  serviceArea,
  signedBy: textField(100),
});

const party = objectField({
  postalAddress: objectField({ cityName: short, postalCode: short, provinceCode: short, countryCode: short }),
  serviceArea,
});

const shipment = z.object({
  shipmentTrackingNumber: short,
  shipperDetails: party,
  receiverDetails: party,
  totalWeight: short,
  unitOfMeasurements: short,
  estimatedDeliveryDate: short,
  // As a test answer of another library has it; the official example has the field above.
  estimatedTimeOfDelivery: short,
  events: listField(event),
  pieces: listField(z.object({ trackingNumber: short })),
});

/** `shipments` is null where the answer has no such list at all. */
export const mydhlAnswer = z.object({
  shipments: listOrNull(shipment),
});

export type MydhlShipment = z.output<typeof shipment>;
export type MydhlEvent = MydhlShipment['events'][number];
export type MydhlParty = MydhlShipment['shipperDetails'];
