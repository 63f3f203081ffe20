'use server';

import type { Route } from 'next';
import { updateTag } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { shopPath } from '@/lib/branding/paths';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { shipmentTag } from '@/lib/db/cache-tags';
import { type FormState, readFields } from '@/lib/forms/form-state';
import { type EndShareOutcome, type ShareOutcome, shareDays } from '@/lib/forms/share-state';
import { endShareLink } from '@/lib/services/end-share-link';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { shareParcel } from '@/lib/services/share-parcel';
import { clientAddress } from './client-address';
import { formShop, type ParcelPlace, parcelPlace, unlessUnread } from './form-shop';

const linkPlace = parcelPlace.extend({ id: z.string().max(64) });

/** Makes a link for the household, and leads back to the page, where it is. With or without JavaScript. */
export async function makeShareLink(
  place: ParcelPlace,
  _state: FormState<ShareOutcome>,
  form: FormData,
): Promise<FormState<ShareOutcome>> {
  const asked = parcelPlace.parse(place);
  const fields = readFields(form, { days: 3 });
  const days = shareDays.find((one) => String(one) === fields.days) ?? 7;
  const ip = clientAddress(await headers());
  const result = await unlessUnread(null, async () => {
    const shop = await formShop(asked.base);
    if (!shop) return null;
    return readDatabase((db) => {
      const limiter = createRateLimiter(db, getKeyring());
      return shareParcel({ db, limiter }, shop.id, { token: asked.token, days, ip }, new Date());
    });
  });
  if (!result) return { outcome: 'unavailable', fields };
  if (result.ok) return backTo(asked, result.shipmentId);
  // A parcel that is not there (any more): the page itself says so.
  return { outcome: result.error === 'not_found' ? 'unavailable' : result.error, fields };
}

/** Ends a link before its time. One that has ended already is as good. */
export async function endShare(
  place: z.infer<typeof linkPlace>,
  _state: FormState<EndShareOutcome>,
): Promise<FormState<EndShareOutcome>> {
  const { id, ...asked } = linkPlace.parse(place);
  const result = await unlessUnread(null, async () => {
    const shop = await formShop(asked.base);
    if (!shop) return null;
    const link = { token: asked.token, id };
    return { shipmentId: await readDatabase((db) => endShareLink(db, shop.id, link, new Date())) };
  });
  if (!result) return { outcome: 'unavailable', fields: {} };
  return backTo(asked, result.shipmentId);
}

/** The commit has told every instance; this one must not answer sooner than it hears of it. */
function backTo({ base, locale, token }: ParcelPlace, shipmentId: string | null): never {
  if (shipmentId !== null) updateTag(shipmentTag(shipmentId));
  redirect(shopPath(base, locale, `/p/${token}/share`) as Route);
}
