import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { formatDate, formatDateRange } from '@/lib/i18n/format';
import { intl } from '@/lib/i18n/intl-cache';
import type { HolidayInWait } from '@/lib/tracking/answers/answer';
import type { NoticeKind } from '@/lib/tracking/answers/notices';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';
import { useParcelTexts } from './use-parcel-texts';

interface AnswerNoticeProps {
  view: TrackingPageView;
  shop: string;
  /** At least one. */
  notices: readonly NoticeKind[];
}

/** That a parcel is quieter than usual or overdue, in calm words, with the holidays that explain it. */
export function AnswerNotice({ view, shop, notices }: AnswerNoticeProps) {
  const t = useTranslations('answers');
  const say = useParcelTexts(view, shop);
  const nameHolidays = useHolidays(view);
  const [first] = notices;
  const holidays = view.snapshot.answer?.holidays ?? [];
  if (!first) return null;
  const isCalm = first === 'quieter';
  return (
    <section aria-labelledby="notice" className="pt-8">
      <Callout icon={isCalm ? 'clock' : 'alert'} tone={isCalm ? 'tone-neutral' : 'tone-warning'}>
        <h2 id="notice" className="font-semibold">
          {say(`answers.notices.${first}.title`)}
        </h2>
        {notices.map((kind) => (
          <p key={kind} className="mt-1">
            {say(`answers.notices.${kind}.body`)}
          </p>
        ))}
        {holidays.length > 0 && (
          <p className="mt-1">{t('holidaysInWait', { list: nameHolidays(holidays) })}</p>
        )}
      </Callout>
    </section>
  );
}

/** "Christmas (December 25) and New Year’s Day (January 1)" in the reader's language. */
function useHolidays(view: TrackingPageView): (holidays: readonly HolidayInWait[]) => string {
  const t = useTranslations('answers');
  const locale = useLocale();
  return (holidays) => {
    const named = holidays.map(({ name, date, lastDate }) => {
      const day = formatDate(locale, date, seenFrom(view));
      if (name === 'public_holiday') return day;
      const holiday = t(`holidays.${name}`);
      return lastDate
        ? t('holidayRange', { name: holiday, ...formatDateRange(locale, date, lastDate, seenFrom(view)) })
        : t('holiday', { name: holiday, date: day });
    });
    return intl.list(locale, { type: 'conjunction' }).format(named);
  };
}
