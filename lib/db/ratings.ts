import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Executor } from './client';
import { ratings } from './schema/ratings';
import { shipments } from './schema/shipments';

export type NewRating = Pick<typeof ratings.$inferSelect, 'shipmentId' | 'stars' | 'comment' | 'locale'>;

/** Keeps a parcel's rating; a newer one takes the place of the one before. */
export async function saveRating(
  db: Executor,
  merchantId: string,
  rating: NewRating,
  now: Date,
): Promise<void> {
  const { shipmentId, ...answer } = rating;
  await db
    .insert(ratings)
    .values({ ...answer, merchantId, shipmentId, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [ratings.merchantId, ratings.shipmentId],
      set: { ...answer, updatedAt: now },
    });
}

/** How many parcels have so many stars. */
export async function countRatings(
  db: Executor,
  merchantId: string,
): Promise<{ stars: number; count: number }[]> {
  return db
    .select({ stars: ratings.stars, count: sql<number>`count(*)::int` })
    .from(ratings)
    .where(eq(ratings.merchantId, merchantId))
    .groupBy(ratings.stars)
    .orderBy(desc(ratings.stars));
}

/** The newest ratings that say something in words, newest first. */
export async function listComments(db: Executor, merchantId: string, limit: number) {
  return db
    .select({
      stars: ratings.stars,
      comment: ratings.comment,
      locale: ratings.locale,
      updatedAt: ratings.updatedAt,
      token: shipments.token,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
    })
    .from(ratings)
    .innerJoin(
      shipments,
      and(eq(shipments.merchantId, ratings.merchantId), eq(shipments.id, ratings.shipmentId)),
    )
    .where(and(eq(ratings.merchantId, merchantId), isNotNull(ratings.comment)))
    .orderBy(desc(ratings.updatedAt), desc(ratings.shipmentId))
    .limit(limit);
}
