'use server';

import type { Route } from 'next';
import { updateTag } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { shopPath } from '@/lib/branding/paths';
import { getKeyring } from '@/lib/crypto';
import { ReadFailedError, readDatabase } from '@/lib/data/read-database';
import { getShop, type ShopWithId } from '@/lib/data/shop';
import { shipmentTag } from '@/lib/db/cache-tags';
import { type FormState, readFields } from '@/lib/forms/form-state';
import { type EndShareOutcome, type ShareOutcome, shareDays } from '@/lib/forms/share-state';
import { locales } from '@/lib/i18n/locales';
import { endShareLink } from '@/lib/services/end-share-link';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { shareParcel } from '@/lib/services/share-parcel';
import { clientAddress } from './client-address';

/** Where the form stands. Bound by the page, and checked here all the same: it comes back from a browser. */
const formPlace = z.object({
  base: z.string().max(253),
  locale: z.enum(locales),
  token: z.string().max(64),
});
const linkPlace = formPlace.extend({ id: z.string().max(64) });
type FormPlace = z.infer<typeof formPlace>;

/** Makes a link for the household, and leads back to the page, where it is. With or without JavaScript. */
export async function makeShareLink(
  place: FormPlace,
  _state: FormState<ShareOutcome>,
  form: FormData,
): Promise<FormState<ShareOutcome>> {
  const asked = formPlace.parse(place);
  const fields = readFields(form, { days: 3 });
  const days = shareDays.find((one) => String(one) === fields.days) ?? 7;
  const ip = clientAddress(await headers());
  const result = await orUnavailable(asked.base, (shop) =>
    readDatabase((db) => {
      const limiter = createRateLimiter(db, getKeyring());
      return shareParcel({ db, limiter }, shop.id, { token: asked.token, days, ip }, new Date());
    }),
  );
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
  const result = await orUnavailable(asked.base, async (shop) => ({
    shipmentId: await readDatabase((db) => endShareLink(db, shop.id, { token: asked.token, id }, new Date())),
  }));
  if (!result) return { outcome: 'unavailable', fields: {} };
  return backTo(asked, result.shipmentId);
}

/** Null when the database is away, or the address is no shop's. */
async function orUnavailable<T>(base: string, work: (shop: ShopWithId) => Promise<T>): Promise<T | null> {
  try {
    // An error that crosses the border of a cached function loses its class; reading is all that can fail there.
    const shop = await getShop(base).catch(() => {
      throw new ReadFailedError();
    });
    return shop && (await work(shop));
  } catch (error) {
    if (error instanceof ReadFailedError) return null;
    throw error;
  }
}

/** The commit has told every instance; this one must not answer sooner than it hears of it. */
function backTo({ base, locale, token }: FormPlace, shipmentId: string | null): never {
  if (shipmentId !== null) updateTag(shipmentTag(shipmentId));
  redirect(shopPath(base, locale, `/p/${token}/share`) as Route);
}
