import 'server-only';
import { createHash } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { shopPath } from '@/lib/branding/paths';
import { offsetAt } from '@/lib/carriers/reading/place-zone';
import { closeHan } from '@/lib/i18n/han';
import type { Locale } from '@/lib/i18n/locales';
import { calendarFile } from '@/lib/tracking/calendar/calendar-file';
import { type ParcelEvent, parcelEvent } from '@/lib/tracking/calendar/parcel-event';
import type { TrackingPageView } from '@/lib/tracking/view';
import { shopOrigin } from '@/lib/web/shop-origin';
import { getShop } from './shop';
import { getTrackingPage } from './tracking-page';

/** A page of a shop's as others reach it: on the shop's own host where it was asked there, else on ours. */
export function publicUrl(base: string, locale: Locale, path: string): string {
  return `${shopOrigin(base)}${shopPath(base, locale, path)}`;
}

/** The parcel's day as an iCalendar file, in the reader's language; null for a token that is not this shop's. */
export async function getParcelCalendar(base: string, locale: Locale, token: string): Promise<string | null> {
  const [shop, view] = await Promise.all([getShop(base), getTrackingPage(base, locale, token)]);
  if (!shop || !view) return null;
  const t = await getTranslations({ locale });
  const say = (key: ParcelEvent['kind'] | 'text') => {
    const text = t(`calendar.entry.${key}`, { shop: shop.name });
    return locale === 'zh' ? closeHan(text) : text;
  };
  const event = parcelEvent(view);
  return calendarFile({
    locale,
    name: say('expected'),
    // The link itself must not be in it: people hand entries on.
    uid: `${createHash('sha256').update(`calendar ${token}`).digest('hex').slice(0, 32)}@doorstep`,
    sequence: view.revision,
    changedAt: changedAt(view, event),
    url: publicUrl(base, locale, `/p/${token}`),
    event: event && { ...event, title: say(event.kind), text: say('text') },
    utcOffset: event && offsetAt(placeOf(view), Date.parse(`${event.date}T12:00:00Z`)),
  });
}

function placeOf({ snapshot }: TrackingPageView) {
  const { destination } = snapshot;
  return destination && { ...destination, postalCode: null };
}

/** The last event; before there is one, the answer that brought the day. */
function changedAt({ snapshot, system }: TrackingPageView, event: ParcelEvent | null): string {
  return snapshot.lastEventAt ?? system.checkedAt ?? `${event?.date ?? '1970-01-01'}T00:00:00Z`;
}
