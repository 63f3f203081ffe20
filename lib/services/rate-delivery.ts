import type { Database } from '@/lib/db/client';
import { saveRating } from '@/lib/db/ratings';
import { getTrackingPage } from '@/lib/db/tracking-page';
import type { Locale } from '@/lib/i18n/locales';
import type { RateLimit, RateLimiter } from './rate-limit';
import { storableText } from './storable-text';

const perAddress: RateLimit = { name: 'rate.ip', points: 30, seconds: 600 };
const perParcel: RateLimit = { name: 'rate.parcel', points: 20, seconds: 3_600 };

/** Longest comment, in UTF-16 units, as the form counts them. */
const maxCommentLength = 1_000;

export interface RateDeliveryInput {
  token: string;
  /** As sent by the form: "1" to "5". */
  stars: string;
  comment: string;
  locale: Locale;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type RateDeliveryResult =
  | { ok: true; stars: number }
  | { ok: false; error: 'missing' | 'too_long' | 'rate_limited' | 'not_now' | 'not_found' };

/** Keeps how a shopper found a delivery. One answer for each parcel: the newest counts, comment and all. */
export async function rateDelivery(
  { db, limiter }: { db: Database; limiter: RateLimiter },
  merchantId: string,
  input: RateDeliveryInput,
  now: Date,
): Promise<RateDeliveryResult> {
  if (!/^[1-5]$/.test(input.stars)) return { ok: false, error: 'missing' };
  // Browsers count a line break as one and send two.
  const comment = storableText(input.comment).replaceAll('\r\n', '\n').trim();
  if (comment.length > maxCommentLength) return { ok: false, error: 'too_long' };
  const { isAllowed } = await limiter.charge([
    { limit: perAddress, subject: `${merchantId}/${input.ip}` },
    { limit: perParcel, subject: `${merchantId}/${input.token}` },
  ]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };
  const page = await getTrackingPage(db, merchantId, input.token);
  if (!page) return { ok: false, error: 'not_found' };
  if (page.snapshot.status !== 'delivered') return { ok: false, error: 'not_now' };
  const stars = Number(input.stars);
  const rating = { shipmentId: page.shipmentId, stars, comment: comment || null, locale: input.locale };
  await saveRating(db, merchantId, rating, now);
  return { ok: true, stars };
}
