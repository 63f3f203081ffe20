'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { getKeyring } from '@/lib/crypto';
import { ReadFailedError, readDatabase } from '@/lib/data/read-database';
import { getShop } from '@/lib/data/shop';
import { readFields } from '@/lib/forms/form-state';
import { contactField, forgetIntent, intentField, type ProofState } from '@/lib/forms/proof-state';
import { locales } from '@/lib/i18n/locales';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { verifyBuyer } from '@/lib/services/verify-buyer';
import { withBuyer } from '@/lib/verified-buyers';
import { readBuyerCookie, writeBuyerCookie } from './buyer-cookie';
import { clientAddress } from './client-address';
import { proofOfParcel } from './proof-of-parcel';

/** Where the form stands. Bound by the page, and checked here all the same: it comes back from a browser. */
const formPlace = z.object({
  base: z.string().max(253),
  locale: z.enum(locales),
  token: z.string().max(64),
});
type FormPlace = z.infer<typeof formPlace>;

/**
 * Opens the proof of a delivery to who knows the order's e-mail or postcode, with or without JavaScript, and has the
 * browser remember that for a while; or forgets them again. What it opens is in this one answer to a POST.
 */
export async function proveBuyer(place: FormPlace, _state: ProofState, form: FormData): Promise<ProofState> {
  const asked = formPlace.parse(place);
  if (form.get(intentField) === forgetIntent) {
    await writeBuyerCookie(getKeyring(), []);
    return { outcome: 'forgotten', contact: '', view: null };
  }
  const { contact } = readFields(form, { [contactField]: 320 });
  try {
    return await open(asked, contact);
  } catch (error) {
    if (error instanceof ReadFailedError) return { outcome: 'unavailable', contact, view: null };
    throw error;
  }
}

/** Throws `ReadFailedError`. */
async function open({ base, locale, token }: FormPlace, contact: string): Promise<ProofState> {
  // An error that crosses the border of a cached function loses its class; reading is all that can fail there.
  const shop = await getShop(base).catch(() => {
    throw new ReadFailedError();
  });
  if (!shop) return { outcome: 'wrong', contact, view: null };
  const keyring = getKeyring();
  const ip = clientAddress(await headers());
  const verified = await readDatabase((db) =>
    verifyBuyer({ db, keyring, limiter: createRateLimiter(db, keyring) }, shop.id, { token, contact, ip }),
  );
  if (!verified.ok) return { outcome: verified.error, contact, view: null };
  const now = new Date();
  const { orderId } = verified;
  const buyers = withBuyer(await readBuyerCookie(keyring, now), { merchantId: shop.id, orderId }, now);
  const view = await proofOfParcel(keyring, { merchantId: shop.id, shop: shop.name, token, locale }, buyers);
  if (!view) return { outcome: 'wrong', contact, view: null };
  await writeBuyerCookie(keyring, buyers);
  return { outcome: 'shown', contact: '', view };
}
