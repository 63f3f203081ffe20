import { useLocale } from 'next-intl';
import { formatTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import { isNotice, noticeKinds } from '@/lib/tracking/milestones';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';
import type { HistoryRow } from './history-days';
import { useParcelTexts } from './use-parcel-texts';

/** One event in words: our meaning of it, and beside it what the carrier itself wrote. */
export function useHistoryRow(view: TrackingPageView, shop: string): (entry: TimelineEntry) => HistoryRow {
  const say = useParcelTexts(view, shop);
  const locale = useLocale();
  const language = view.carrier.textLanguage;
  const home = view.snapshot.destination?.country ?? null;
  return ({ meaning, localTime, occurredAt, carrierText, origin, place: where }) => {
    const notice = noticeKinds.find((kind) => meaning === `notice.${kind}`) ?? 'information';
    const place = formatPlace(locale, where, home, language);
    const title = isNotice(meaning) ? say(`notices.${notice}.title`) : say(`milestones.${meaning}.title`);
    const start = [occurredAt ?? localTime, formatTime(locale, localTime), title, place] as const;
    if (origin !== 'carrier') return [...start, null, null, say(`page.history.${origin}`)];
    const words = carrierText || null;
    const wordsLanguage = words && textLanguage(words, language);
    return wordsLanguage === language ? [...start, words] : [...start, words, wordsLanguage];
  };
}
