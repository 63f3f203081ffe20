'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { type FormState, readFields } from '@/lib/forms/form-state';
import { endPush, hasPush } from '@/lib/services/end-push';
import { giveVapidKeys } from '@/lib/services/give-vapid-key';
import { type KeepPushResult, keepPush } from '@/lib/services/keep-push';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { requestUpdates } from '@/lib/services/request-updates';
import { clientAddress } from './client-address';
import { formShop, type ParcelPlace, parcelPlace, unlessUnread } from './form-shop';

const endpointText = z.string().max(1_024);

export type UpdatesOutcome = 'sent' | 'off' | 'finished' | 'invalid' | 'rate_limited' | 'unavailable';

/** Takes the wish to hear of a parcel by e-mail, with or without JavaScript. */
export async function askForUpdates(
  place: ParcelPlace,
  _state: FormState<UpdatesOutcome>,
  form: FormData,
): Promise<FormState<UpdatesOutcome>> {
  const { base, locale, token } = parcelPlace.parse(place);
  const fields = readFields(form, { email: 320 });
  const outcome = await unlessUnread<UpdatesOutcome>('unavailable', async () => {
    const shop = await formShop(base);
    if (!shop) return 'off';
    const ip = clientAddress(await headers());
    const result = await readDatabase((db) => {
      const keyring = getKeyring();
      const services = { db, keyring, limiter: createRateLimiter(db, keyring) };
      const input = { isOffered: shop.offersUpdates, token, email: fields.email, locale, ip };
      return requestUpdates(services, shop.id, input, new Date());
    });
    return result.ok ? 'sent' : result.error;
  });
  return { outcome, fields };
}

/** The key that a browser subscribes with; null where the shop offers no updates or cannot be read. */
export async function getPushKey(place: ParcelPlace): Promise<string | null> {
  const { base } = parcelPlace.parse(place);
  return unlessUnread<string | null>(null, async () => {
    const shop = await formShop(base);
    if (!shop?.offersUpdates) return null;
    return (await readDatabase((db) => giveVapidKeys(db, shop.id, getKeyring()))).publicKey;
  });
}

/** Keeps a browser's push subscription (JSON, as the browser gives it) for a parcel. */
export async function switchPushOn(
  place: ParcelPlace,
  subscription: string,
): Promise<KeepPushResult | 'unavailable'> {
  const { base, locale, token } = parcelPlace.parse(place);
  const text = z.string().max(8_192).parse(subscription);
  return unlessUnread<KeepPushResult | 'unavailable'>('unavailable', async () => {
    const shop = await formShop(base);
    if (!shop) return 'off';
    const ip = clientAddress(await headers());
    return readDatabase((db) => {
      const keyring = getKeyring();
      const services = { db, keyring, limiter: createRateLimiter(db, keyring) };
      const input = { isOffered: shop.offersUpdates, token, subscription: text, locale, ip };
      return keepPush(services, shop.id, input, new Date());
    });
  });
}

/** Whether this browser is told of the parcel's news; null when that cannot be read. */
export async function isPushOn(place: ParcelPlace, endpoint: string): Promise<boolean | null> {
  const { base, token } = parcelPlace.parse(place);
  const wish = { token, endpoint: endpointText.parse(endpoint) };
  return unlessUnread<boolean | null>(null, async () => {
    const shop = await formShop(base);
    return shop ? readDatabase((db) => hasPush({ db, keyring: getKeyring() }, shop.id, wish)) : false;
  });
}

/** Tells this browser no more of the parcel; false when that could not be noted. */
export async function switchPushOff(place: ParcelPlace, endpoint: string): Promise<boolean> {
  const { base, token } = parcelPlace.parse(place);
  const wish = { token, endpoint: endpointText.parse(endpoint) };
  return unlessUnread(false, async () => {
    const shop = await formShop(base);
    if (shop) await readDatabase((db) => endPush({ db, keyring: getKeyring() }, shop.id, wish, new Date()));
    return true;
  });
}
