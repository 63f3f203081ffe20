import { z } from 'zod';

const place = z.strictObject({
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
});

const update = z.strictObject({
  ok: z.literal(true),
  /** Of a push: it says only that there is news. */
  ping: z.literal(true).optional(),
  /** Of the summary, else what the events add up to. Left out of token fixtures. */
  milestone: z.string().optional(),
  /** Of a proof of delivery: which pictures come with it. */
  images: z.array(z.enum(['signature', 'photo'])).optional(),
  events: z.int().optional(),
  /** Meanings of all events, oldest first. */
  meanings: z.array(z.string()).optional(),
  first: z
    .strictObject({
      localTime: z.string(),
      utcOffset: z.string().nullable(),
      occurredAt: z.string().nullable(),
      meaning: z.string(),
    })
    .partial()
    .optional(),
  estimate: z.unknown().optional(),
  service: z.string().nullish(),
  signedBy: z.string().nullish(),
  deliveredTo: z.string().nullish(),
  weight: z.unknown().optional(),
  dimensions: z.unknown().optional(),
  origin: place.nullish(),
  destination: place.nullish(),
  carrierShipmentId: z.string().nullish(),
});

const failure = z.strictObject({
  ok: z.literal(false),
  error: z.string(),
  isRetryable: z.boolean(),
  retryAfterSeconds: z.number().optional(),
  reason: z.string().optional(),
  /** The engine goes on to the carrier's next operation. */
  unserved: z.literal(true).optional(),
});

/** What a fixture says should be read from its answer, by tracking number ("token" for token answers). */
export const fixtureExpectation = z.record(z.string(), z.discriminatedUnion('ok', [update, failure]));
export type FixtureExpectation = z.infer<typeof fixtureExpectation>;
