'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { getKeyring } from '@/lib/crypto';
import { ReadFailedError, readDatabase } from '@/lib/data/read-database';
import { getShop } from '@/lib/data/shop';
import { type FormState, readFields } from '@/lib/forms/form-state';
import type { RateOutcome } from '@/lib/forms/rate-state';
import { locales } from '@/lib/i18n/locales';
import { rateDelivery } from '@/lib/services/rate-delivery';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { clientAddress } from './client-address';

/** Where the form stands. Bound by the page, and checked here all the same: it comes back from a browser. */
const formPlace = z.object({
  base: z.string().max(253),
  locale: z.enum(locales),
  token: z.string().max(64),
});

/** Answers the form "rate the delivery", with or without JavaScript. Nothing typed is lost. */
export async function rate(
  place: z.infer<typeof formPlace>,
  _state: FormState<RateOutcome>,
  form: FormData,
): Promise<FormState<RateOutcome>> {
  const { base, locale, token } = formPlace.parse(place);
  // Longer than allowed, so that too long a comment comes back whole.
  const fields = readFields(form, { stars: 1, comment: 5_000 });
  const ip = clientAddress(await headers());
  try {
    const shop = await getShop(base).catch(() => {
      // An error that crosses the border of a cached function loses its class; reading is all that can fail there.
      throw new ReadFailedError();
    });
    if (!shop) return { outcome: 'not_now', fields };
    const keyring = getKeyring();
    const result = await readDatabase((db) =>
      rateDelivery(
        { db, limiter: createRateLimiter(db, keyring) },
        shop.id,
        { ...fields, token, locale, ip },
        new Date(),
      ),
    );
    if (result.ok) return { outcome: 'thanks', fields };
    return { outcome: result.error === 'not_found' ? 'not_now' : result.error, fields };
  } catch (error) {
    if (error instanceof ReadFailedError) return { outcome: 'unavailable', fields };
    throw error;
  }
}
