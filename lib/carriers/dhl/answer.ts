import { z } from 'zod';
import { listField, listOrNull, objectField, textField } from '../reading/answer-fields';

/**
 * The part of an answer of Shipment Tracking – Unified 1.5.8 that we read. Source: developer.dhl.com, schema
 * sample of the API reference (certainty A). Lenient: a field of another type is as good as absent.
 */
const text = textField(300);
const short = textField(80);
const measure = objectField({ value: short, unitText: short.transform((unit) => unit.toUpperCase()) });

const address = objectField({ countryCode: short, postalCode: short, addressLocality: textField(120) });
const place = objectField({ address });

const status = {
  timestamp: short,
  location: place,
  statusCode: short.transform((code) => code.toLowerCase()),
  status: text,
  description: text,
  remark: text,
};

const details = objectField({
  product: objectField({ productName: short }),
  // Numbers of the single pieces of an Express shipment; each of them may be asked for as well.
  pieceIds: listField(short),
  weight: measure,
  dimensions: objectField({ width: measure, height: measure, length: measure }),
  proofOfDelivery: objectField({
    signed: objectField({ name: textField(100), givenName: textField(60), familyName: textField(60) }),
  }),
});

const shipment = z.object({
  /** A number in some answers: digits beyond 2^53 and leading zeros are lost then. */
  id: z
    .union([z.string().max(80), z.number()])
    .nullable()
    .catch(null),
  service: short.transform((service) => service.toLowerCase()),
  origin: place,
  destination: place,
  status: objectField(status),
  estimatedTimeOfDelivery: short,
  estimatedDeliveryTimeFrame: objectField({ estimatedFrom: short, estimatedThrough: short }),
  details,
  events: listField(z.object(status)),
});

/** Null in the place of what is not there; `shipments` is null where the answer has no such list at all. */
export const dhlAnswer = z.object({
  shipments: listOrNull(shipment),
});

export type DhlShipment = z.output<typeof shipment>;
export type DhlStatus = NonNullable<DhlShipment['status']>;
export type DhlPlace = DhlShipment['origin'];
export type DhlDetails = DhlShipment['details'];
