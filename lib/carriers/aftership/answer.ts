import { z } from 'zod';
import { listField, listOrNull, objectField, textField } from '../reading/answer-fields';

/**
 * The fields of AfterShip's answers that we read, of version 2026-07; where a name is followed by its older one
 * (`country_iso3` up to 2023-10), webhooks of older versions are understood too. Names, streets, phones and mail
 * addresses of people are not among them.
 */
const checkpoint = z.object({
  checkpoint_time: textField(40),
  slug: textField(60),
  city: textField(100),
  state: textField(60),
  zip: textField(20),
  location: textField(100),
  country_region: textField(60),
  country_iso3: textField(60),
  message: textField(300),
  tag: textField(40),
  subtag: textField(40),
});

const tracking = z.object({
  tracking_number: textField(60),
  slug: textField(60),
  tag: textField(40),
  subtag: textField(40),
  subtag_message: textField(300),
  courier_estimated_delivery_date: objectField({
    estimated_delivery_date: textField(40),
    estimated_delivery_date_min: textField(40),
    estimated_delivery_date_max: textField(40),
  }),
  latest_estimated_delivery: objectField({
    source: textField(40),
    datetime: textField(40),
    datetime_min: textField(40),
    datetime_max: textField(40),
  }),
  shipment_type: textField(120),
  shipment_weight: objectField({ unit: textField(10), value: textField(20) }),
  signed_by: textField(100),
  delivery_location_type: textField(100),
  origin_country_region: textField(60),
  origin_country_iso3: textField(60),
  origin_state: textField(60),
  origin_city: textField(100),
  origin_postal_code: textField(20),
  destination_country_region: textField(60),
  destination_country_iso3: textField(60),
  courier_destination_country_region: textField(60),
  destination_state: textField(60),
  destination_city: textField(100),
  destination_postal_code: textField(20),
  checkpoints: listField(checkpoint),
});

/** The list is told apart from its absence: a parcel that is not in it is not registered. */
const trackings = listOrNull(tracking);

/** `GET /trackings`: AfterShip's own code, and the parcels found. */
export const aftershipList = z.object({ data: objectField({ trackings }) });

export const aftershipMeta = z.object({
  meta: objectField({ code: textField(10), message: textField(300) }),
});

/** `POST /trackings`: the parcel itself, which versions before 2024-04 put under `tracking`. */
export const aftershipCreated = z.object({
  data: objectField({
    tracking_number: textField(60),
    tracking: objectField({ tracking_number: textField(60) }),
  }),
});

/** A delivery of its webhook. */
export const aftershipPush = z.object({ event: textField(60), msg: tracking });

export type AftershipTracking = z.infer<typeof tracking>;
export type AftershipCheckpoint = z.infer<typeof checkpoint>;
