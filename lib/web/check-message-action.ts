'use server';

import { headers } from 'next/headers';
import { type CheckState, checkFields } from '@/lib/authenticity/check-state';
import { maxTextLength } from '@/lib/authenticity/judge-message';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { getEnv } from '@/lib/env';
import { readFields } from '@/lib/forms/form-state';
import { checkMessage } from '@/lib/services/check-message';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { clientAddress } from './client-address';
import { formShop, type ShopPlace, shopPlace, unlessUnread } from './form-shop';

/** Answers "is this message real?", with or without JavaScript. What was pasted goes back to its browser only. */
export async function checkPasted(place: ShopPlace, _state: CheckState, form: FormData): Promise<CheckState> {
  const { base, locale } = shopPlace.parse(place);
  const fields = readFields(form, { [checkFields.text]: maxTextLength + 1, [checkFields.sender]: 200 });
  return unlessUnread<CheckState>({ ...fields, outcome: 'unavailable' }, async () => {
    const shop = await formShop(base);
    if (!shop) return { ...fields, outcome: 'idle' };
    const ip = clientAddress(await headers());
    const result = await readDatabase((db) => {
      const services = { db, limiter: createRateLimiter(db, getKeyring()) };
      return checkMessage(services, shop.id, { ...fields, shop, locale, ip, appUrl: getEnv().appUrl });
    });
    return result.ok
      ? { ...fields, outcome: 'checked', report: result.report }
      : { ...fields, outcome: result.error };
  });
}
