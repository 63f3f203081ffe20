import { useLocale, useTranslations } from 'next-intl';
import { formatDateRange, formatDay, formatTime, formatWindow } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { dropPlaceOf } from '@/lib/tracking/drop-place';
import { type Headline, headlineOf, isUnheard } from '@/lib/tracking/headline';
import type { Estimate, TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';
import { useParcelTexts } from './use-parcel-texts';

interface HeadlineTexts {
  kind: Headline['kind'] | 'unheard';
  title: string;
  /** The one day it is about, `YYYY-MM-DD`. */
  day: string | null;
  /** What stands under the title, most useful first. */
  lines: string[];
}

/** The page's one answer, in words. */
export function useHeadline(view: TrackingPageView, shop: string): HeadlineTexts {
  const t = useTranslations();
  const locale = useLocale();
  const say = useParcelTexts(view, shop);
  const estimateTexts = useEstimateTexts(view, shop);
  const { milestone, deliveredTo } = view.snapshot;
  const milestoneTitle = say(`milestones.${milestone}.title`);
  const headline = headlineOf(view.snapshot, view.system.checkedAt);
  const { kind } = headline;
  const { state } = view.system;

  if (isUnheard(view) && state !== 'ok') {
    const title = say(`systemState.${state}.title`);
    return { kind: 'unheard', title, day: null, lines: [] };
  }
  if (kind === 'delivered') {
    const date = unbroken(formatDay(locale, headline.localTime, seenFrom(view)));
    const time = formatTime(locale, headline.localTime);
    const isSaidBySpot = deliveredTo !== null && dropPlaceOf(deliveredTo) !== null;
    const how = milestone === 'delivered.delivered' || isSaidBySpot ? null : milestoneTitle;
    const lines = [time && t('page.delivered.at', { time }), how].filter((line) => line !== null);
    return { kind, title: t('eta.deliveredOn', { date }), day: headline.localTime.slice(0, 10), lines };
  }
  if (kind === 'late') {
    const lastDay = headline.estimate.lastDate ?? headline.estimate.date;
    const date = unbroken(formatDay(locale, lastDay, seenFrom(view)));
    return { kind, title: t('page.late'), day: null, lines: [t('eta.wasExpected', { date })] };
  }
  const { estimate } = headline;
  const [days, ...details] = estimate ? estimateTexts(estimate) : [];
  if (kind === 'expected') {
    const day = headline.estimate.lastDate ? null : headline.estimate.date;
    return { kind, title: days ?? milestoneTitle, day, lines: details };
  }
  return { kind, title: milestoneTitle, day: null, lines: days ? [days, ...details] : [] };
}

/** The expected days, the window, and whose word it is. */
function useEstimateTexts(
  view: TrackingPageView,
  shop: string,
): (estimate: Estimate) => [string, ...string[]] {
  const t = useTranslations('eta');
  const say = useParcelTexts(view, shop);
  const locale = useLocale();
  return ({ date, lastDate, window, source, isGuaranteed }) => {
    const days = lastDate
      ? t('range', unbrokenRange(locale, formatDateRange(locale, date, lastDate, seenFrom(view))))
      : t('weekday', { weekday: unbroken(formatDay(locale, date, seenFrom(view))) });
    const carrierSource = isGuaranteed ? t('guaranteed') : say('eta.sourceCarrier');
    const details = [
      window ? formatWindow(locale, window) : null,
      source === 'carrier' ? carrierSource : t('sourceCalculated'),
    ];
    return [days, ...details.filter((line) => line !== null)];
  };
}

/** A Chinese range may break between its days (U+200B): in large type it is wider than a phone. */
function unbrokenRange(locale: Locale, { from, to }: { from: string; to: string }) {
  return { from: locale === 'zh' ? `${from}\u200b` : unbroken(from), to: unbroken(to) };
}

/** In large type a day may break after its weekday ("thứ Ba,") and nowhere else. */
function unbroken(day: string): string {
  return day.replace(/(?<!,) /g, '\u00a0');
}
