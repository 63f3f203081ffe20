import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag, shopTag, untilTag } from '@/lib/db/cache-tags';
import { getSharedLink } from '@/lib/db/share-links';
import { getTrackingPage } from '@/lib/db/tracking-page';
import type { Locale } from '@/lib/i18n/locales';
import { isLinkToken } from '@/lib/ids';
import { carrierView } from '@/lib/numbers/carrier-view';
import { heardSnapshot } from '@/lib/tracking/answers/heard-snapshot';
import { sharedSnapshot } from '@/lib/tracking/shared-snapshot';
import type { TrackingPageView } from '@/lib/tracking/view';
import { liveVersion } from './live-version';
import { readDatabase } from './read-database';
import { stopsOf } from './route-stops';
import { getShop } from './shop';

/** `token` is the shared link's own; order, items, tracking number and the parcel's token are not in it. */
export interface SharedPage extends TrackingPageView {
  version: string;
  /** ISO instant. */
  endsAt: string;
}

/** What a shared link shows; null when it is unknown, has ended, was revoked, or is another shop's. */
export async function getSharedPage(
  slugOrHost: string,
  locale: Locale,
  token: string,
): Promise<SharedPage | null> {
  if (!isLinkToken(token)) return null;
  const shop = await getShop(slugOrHost);
  const page = shop && (await readSharedPage(shop.id, token));
  // Without the number: the carrier's own page of it would tell more than was shared.
  return page && { ...page, carrier: { ...carrierView(page.carrierCode, '', locale), trackingUrl: null } };
}

type AnyLanguagePage = Omit<SharedPage, 'carrier'> & { carrierCode: string };

/** Cached as the parcel's own page is, and never beyond the link's end. */
async function readSharedPage(shopId: string, token: string): Promise<AnyLanguagePage | null> {
  'use cache';
  cacheLife('page');
  const found = await readDatabase(async (db) => {
    const link = await getSharedLink(db, token, new Date());
    if (link?.merchantId !== shopId) return null;
    const row = await getTrackingPage(db, shopId, link.parcelToken);
    return row && { link, row };
  });
  if (!found) return null;
  const { link, row } = found;
  cacheTag(shopTag(shopId), ...link.shipmentIds.map(shipmentTag), untilTag(link.expiresAt));
  const snapshot = heardSnapshot(sharedSnapshot(row.snapshot, row.trackingNumber), row.systemState);
  const stops = await stopsOf(row.carrier, row.snapshot);
  return {
    token,
    version: liveVersion({ ...row, siblingStates: [] }),
    endsAt: link.expiresAt.toISOString(),
    carrierCode: row.carrier,
    trackingNumber: '',
    snapshot,
    system: { state: row.systemState, checkedAt: row.checkedAt, isPushed: row.isPushed },
    order: null,
    items: [],
    split: null,
    position: { index: 1, count: 1 },
    ...(stops.length > 0 && { stops }),
  };
}
