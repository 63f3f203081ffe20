'use server';

import { headers } from 'next/headers';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { type FormState, readFields } from '@/lib/forms/form-state';
import type { RateOutcome } from '@/lib/forms/rate-state';
import { rateDelivery } from '@/lib/services/rate-delivery';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { clientAddress } from './client-address';
import { formShop, type ParcelPlace, parcelPlace, unlessUnread } from './form-shop';

/** Answers the form "rate the delivery", with or without JavaScript. Nothing typed is lost. */
export async function rate(
  place: ParcelPlace,
  _state: FormState<RateOutcome>,
  form: FormData,
): Promise<FormState<RateOutcome>> {
  const { base, locale, token } = parcelPlace.parse(place);
  // Longer than allowed, so that too long a comment comes back whole.
  const fields = readFields(form, { stars: 1, comment: 5_000 });
  const ip = clientAddress(await headers());
  const outcome = await unlessUnread<RateOutcome>('unavailable', async () => {
    const shop = await formShop(base);
    if (!shop) return 'not_now';
    const result = await readDatabase((db) => {
      const services = { db, limiter: createRateLimiter(db, getKeyring()) };
      return rateDelivery(services, shop.id, { ...fields, token, locale, ip }, new Date());
    });
    if (result.ok) return 'thanks';
    return result.error === 'not_found' ? 'not_now' : result.error;
  });
  return { outcome, fields };
}
