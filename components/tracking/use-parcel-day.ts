import { useLocale, useTranslations } from 'next-intl';
import { formatDateRange, formatDay } from '@/lib/i18n/format';
import type { ParcelDay } from '@/lib/tracking/parcel-day';

/** The day of a parcel as its line in the order says it. */
export function useParcelDay(): (day: ParcelDay) => string {
  const t = useTranslations('eta');
  const locale = useLocale();
  return (day) => {
    const options = day.seenFrom === null ? {} : { seenFrom: day.seenFrom };
    const date = formatDay(locale, day.date, options);
    if (day.kind !== 'expected') return t(day.kind === 'delivered' ? 'deliveredOn' : 'wasExpected', { date });
    return day.lastDate
      ? t('range', formatDateRange(locale, day.date, day.lastDate, options))
      : t('weekday', { weekday: date });
  };
}
