import { z } from 'zod';

/** A `SandboxParcel` as JSON: dates are ISO instants. */
export const parcelSchema = z.strictObject({
  carrier: z.string().min(1),
  trackingNumber: z.string().min(1).max(40),
  life: z.string().min(1),
  startedAt: z.coerce.date().optional(),
  startsDaysAgo: z.number().min(0).max(3650).optional(),
  newestDaysAgo: z.number().min(0).max(3650).optional(),
  speed: z.number().positive().max(1_000_000).optional(),
  stopAt: z.number().int().min(0).optional(),
  step: z.number().int().min(0).optional(),
  shownAt: z.array(z.coerce.date()).optional(),
});
