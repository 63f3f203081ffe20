import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag, shopTag } from '@/lib/db/cache-tags';
import { getTrackingPage as readTrackingPage } from '@/lib/db/tracking-page';
import type { Locale } from '@/lib/i18n/locales';
import { isLinkToken } from '@/lib/ids';
import { carrierView } from '@/lib/numbers/carrier-view';
import { heardSnapshot } from '@/lib/tracking/answers/heard-snapshot';
import { linkSnapshot } from '@/lib/tracking/link-snapshot';
import type { TrackingPageView } from '@/lib/tracking/view';
import { liveVersion } from './live-version';
import { readDatabase } from './read-database';
import { stopsOf } from './route-stops';
import { getShop } from './shop';

export interface CachedTrackingPage extends TrackingPageView {
  /** What the live endpoint is compared with. */
  version: string;
  /** Token of the parcel whose label took this one's place: its page is the one to show. */
  replacedByToken: string | null;
  /** Goes up at each visible change of the parcel itself. */
  revision: number;
}

/** What the holder of a link may see of its parcel; null for a token that is not this shop's. */
export async function getTrackingPage(
  slugOrHost: string,
  locale: Locale,
  token: string,
): Promise<CachedTrackingPage | null> {
  if (!isLinkToken(token)) return null;
  const shop = await getShop(slugOrHost);
  const page = shop && (await readPage(shop.id, token));
  return page && { ...page, carrier: carrierView(page.carrierCode, page.trackingNumber, locale) };
}

/** As it is kept, for every language: the carrier has no name yet. */
type AnyLanguagePage = Omit<CachedTrackingPage, 'carrier'> & { carrierCode: string };

/**
 * Cached until the commit that changes the shipment, or the shop, sends its tag. A sibling's change reaches
 * this page because ingest sends the tags of the whole order. Reads no other cached function, whose tags it
 * would take on: an invented token gets none, and is not stored.
 */
async function readPage(shopId: string, token: string): Promise<AnyLanguagePage | null> {
  'use cache';
  cacheLife('page');
  const row = await readDatabase((db) => readTrackingPage(db, shopId, token));
  if (!row) return null;
  cacheTag(shopTag(shopId), shipmentTag(row.shipmentId));
  const stops = await stopsOf(row.carrier, row.snapshot);
  return {
    token: row.token,
    version: liveVersion(row),
    replacedByToken: row.replacedByToken,
    revision: row.snapshotVersion,
    carrierCode: row.carrier,
    trackingNumber: row.trackingNumber,
    snapshot: heardSnapshot(linkSnapshot(row.snapshot), row.systemState),
    system: { state: row.systemState, checkedAt: row.checkedAt, isPushed: row.isPushed },
    order: row.order,
    items: row.items,
    split: row.split,
    position: row.position,
    ...(stops.length > 0 && { stops }),
  };
}
