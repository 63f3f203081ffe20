'use server';

import { headers } from 'next/headers';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { readFields } from '@/lib/forms/form-state';
import { contactField, forgetIntent, intentField, type ProofState } from '@/lib/forms/proof-state';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { verifyBuyer } from '@/lib/services/verify-buyer';
import { withBuyer } from '@/lib/verified-buyers';
import { readBuyerCookie, writeBuyerCookie } from './buyer-cookie';
import { clientAddress } from './client-address';
import { formShop, type ParcelPlace, parcelPlace, unlessUnread } from './form-shop';
import { proofOfParcel } from './proof-of-parcel';

/**
 * Opens the proof of a delivery to who knows the order's e-mail or postcode, with or without JavaScript, and has the
 * browser remember that for a while; or forgets them again. What it opens is in this one answer to a POST.
 */
export async function proveBuyer(
  place: ParcelPlace,
  _state: ProofState,
  form: FormData,
): Promise<ProofState> {
  const asked = parcelPlace.parse(place);
  if (form.get(intentField) === forgetIntent) {
    await writeBuyerCookie(getKeyring(), []);
    return { outcome: 'forgotten', contact: '', view: null };
  }
  const { contact } = readFields(form, { [contactField]: 320 });
  const unavailable: ProofState = { outcome: 'unavailable', contact, view: null };
  return unlessUnread(unavailable, () => open(asked, contact));
}

/** Throws `ReadFailedError`. */
async function open({ base, locale, token }: ParcelPlace, contact: string): Promise<ProofState> {
  const shop = await formShop(base);
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
