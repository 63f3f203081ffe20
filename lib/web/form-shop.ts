import { ReadFailedError } from '@/lib/data/read-database';
import { getShop, type ShopWithId } from '@/lib/data/shop';

/**
 * The shop that a form stands in; null when it has gone meanwhile. Throws `ReadFailedError`: an error that crosses
 * the border of a cached function loses its class, and reading is all that can fail there.
 */
export async function formShop(base: string): Promise<ShopWithId | null> {
  return getShop(base).catch(() => {
    throw new ReadFailedError();
  });
}
