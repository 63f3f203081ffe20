'use server';

import { readDatabase } from '@/lib/data/read-database';
import type { Database } from '@/lib/db/client';
import type { FormState } from '@/lib/forms/form-state';
import { confirmSubscription } from '@/lib/services/confirm-subscription';
import { endSubscription } from '@/lib/services/end-subscription';
import { formShop, type ParcelPlace, parcelPlace, unlessUnread } from './form-shop';

/** Its `token` is the subscription's own secret. */
const subscriptionPlace = parcelPlace.omit({ locale: true });
type SubscriptionPlace = Omit<ParcelPlace, 'locale'>;

export type SubscriptionOutcome = 'confirmed' | 'stopped' | 'expired' | 'ended' | 'missing' | 'unavailable';

/** Confirms an e-mail address. Only a press does: mail scanners open every link. */
export async function confirmUpdates(
  place: SubscriptionPlace,
  _state: FormState<SubscriptionOutcome>,
  _form: FormData,
): Promise<FormState<SubscriptionOutcome>> {
  return answer(place, (db, shopId, token) => confirmSubscription(db, shopId, token, new Date()));
}

/** Ends a subscription. */
export async function stopUpdates(
  place: SubscriptionPlace,
  _state: FormState<SubscriptionOutcome>,
  _form: FormData,
): Promise<FormState<SubscriptionOutcome>> {
  return answer(place, async (db, shopId, token) =>
    (await endSubscription(db, shopId, token, new Date())) ? 'stopped' : 'missing',
  );
}

type Change = (db: Database, shopId: string, token: string) => Promise<SubscriptionOutcome>;

async function answer(place: SubscriptionPlace, change: Change): Promise<FormState<SubscriptionOutcome>> {
  const { base, token } = subscriptionPlace.parse(place);
  const outcome = await unlessUnread<SubscriptionOutcome>('unavailable', async () => {
    const shop = await formShop(base);
    return shop ? readDatabase((db) => change(db, shop.id, token)) : 'missing';
  });
  return { outcome, fields: {} };
}
