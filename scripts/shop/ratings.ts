import { countRatings, listComments } from '@/lib/db/ratings';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { requireShop, type ShopContext, type ShopOptions } from './context';
import { printable } from './printable';

const lastComments = 20;

/** How shoppers found the deliveries: how many, the average, and the last that say something. */
export async function showRatings(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const counts = await countRatings(context.db, shop.id);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [`Nobody has rated a delivery of ${shop.name} yet.`];
  const average = counts.reduce((sum, { stars, count }) => sum + stars * count, 0) / total;
  const comments = await listComments(context.db, shop.id, lastComments);
  return [
    `${total} ${total === 1 ? 'rating' : 'ratings'}, ${average.toFixed(1)} of 5 on average`,
    ...counts.map(({ stars, count }) => `  ${stars}: ${count}`),
    ...comments.flatMap(({ stars, comment, updatedAt, carrier, trackingNumber, token }) => [
      `${stars} of 5  ${knownCarriers.get(carrier)?.name ?? carrier} ${trackingNumber}  ${updatedAt.toISOString().slice(0, 10)}  ${context.appUrl}/l/${token}`,
      ...(comment ?? '').split('\n').map((line) => `  ${printable(line)}`),
    ]),
  ];
}
