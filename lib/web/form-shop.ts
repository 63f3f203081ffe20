import { z } from 'zod';
import { ReadFailedError } from '@/lib/data/read-database';
import { getShop, type ShopWithId } from '@/lib/data/shop';
import { locales } from '@/lib/i18n/locales';
import { isLinkToken } from '@/lib/ids';

/** Where a shop's form stands. Bound by the page, and checked by its action all the same: it comes from a browser. */
export const shopPlace = z.object({ base: z.string().max(253), locale: z.enum(locales) });
export type ShopPlace = z.output<typeof shopPlace>;

/** The same for a form whose page has a secret in its address: of a parcel's link, or of a subscription. */
export const parcelPlace = shopPlace.extend({ token: z.string().refine(isLinkToken) });
export type ParcelPlace = z.output<typeof parcelPlace>;

/**
 * The shop that a form stands in; null when it has gone meanwhile. Throws `ReadFailedError`: an error that crosses
 * the border of a cached function loses its class, and reading is all that can fail there.
 */
export async function formShop(base: string): Promise<ShopWithId | null> {
  return getShop(base).catch(() => {
    throw new ReadFailedError();
  });
}

/** What an action answers; `otherwise` when the database is away. Throws what is a fault of ours. */
export async function unlessUnread<Answer>(
  otherwise: Answer,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ReadFailedError) return otherwise;
    throw error;
  }
}
