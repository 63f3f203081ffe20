import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/lib/i18n/format';
import { stageOf } from '@/lib/tracking/answers/stages';
import { headlineOf } from '@/lib/tracking/headline';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';

/** By when the next news usually comes, in words; null where nobody can say, or the headline says the same day. */
export function useNextBy(view: TrackingPageView): () => string | null {
  const t = useTranslations('answers');
  const locale = useLocale();
  return () => {
    const { snapshot } = view;
    const { nextBy = null } = snapshot.answer ?? {};
    if (nextBy === null) return null;
    const headline = headlineOf(snapshot, view.system.checkedAt);
    const isSaid =
      headline.kind === 'expected' && (headline.estimate.lastDate ?? headline.estimate.date) === nextBy;
    const { news } = stageOf(snapshot.milestone, false);
    return isSaid ? null : t(`next.${news}`, { date: formatDay(locale, nextBy, seenFrom(view)) });
  };
}
