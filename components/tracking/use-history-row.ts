import { useLocale } from 'next-intl';
import { formatTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import { isNotice, noticeKinds } from '@/lib/tracking/milestones';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';
import { useParcelTexts } from './use-parcel-texts';

/** One event in words. */
export interface HistoryRow {
  /** For machines: the instant, or the local time where no instant is known. */
  at: string;
  /** The wall clock there ("3:26 PM"); null when the carrier gave none. */
  time: string | null;
  title: string;
  place: string | null;
  /** What the carrier itself wrote, and in which language; null where this is not the carrier's word. */
  carrierText: { words: string; language: string } | null;
  /** Whose word it is, where it is not the carrier's. */
  note: string | null;
}

/** Puts events into words: our meaning of each, and beside it what the carrier itself wrote. */
export function useHistoryRow(view: TrackingPageView, shop: string): (entry: TimelineEntry) => HistoryRow {
  const say = useParcelTexts(view, shop);
  const locale = useLocale();
  const language = view.carrier.textLanguage;
  const home = view.snapshot.destination?.country ?? null;
  return ({ meaning, localTime, occurredAt, carrierText, origin, place }) => {
    const notice = noticeKinds.find((kind) => meaning === `notice.${kind}`) ?? 'information';
    const isTheirs = origin === 'carrier';
    return {
      at: occurredAt ?? localTime,
      time: formatTime(locale, localTime),
      title: isNotice(meaning) ? say(`notices.${notice}.title`) : say(`milestones.${meaning}.title`),
      place: formatPlace(locale, place, home, language),
      carrierText:
        isTheirs && carrierText
          ? { words: carrierText, language: textLanguage(carrierText, language) }
          : null,
      note: isTheirs ? null : say(`page.history.${origin}`),
    };
  };
}
