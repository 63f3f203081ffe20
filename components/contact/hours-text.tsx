import { useLocale, useTranslations } from 'next-intl';
import { formatWeekday, formatWindow } from '@/lib/i18n/format';
import { type CarrierContact, contactZones } from '@/lib/tracking/carrier-contact';
import { type OpeningSpan, runsOf, type Weekday, weekdays } from '@/lib/tracking/opening-hours';

/** Opening hours in words, by the carrier's clock: all that a reader without script has, and paper. */
export function HoursText({ hours, timeZone }: Pick<CarrierContact, 'hours' | 'timeZone'>) {
  const t = useTranslations('contactPage');
  const daysOf = useDays();
  const locale = useLocale();
  if (hours.length === 0) return <p className="note">{t('hours.unstated')}</p>;
  return (
    <div className="note">
      {hours.map((span) => (
        <p key={span.days.join()}>
          {daysOf(span)}{' '}
          <span className="whitespace-nowrap">
            {formatWindow(locale, { start: span.opens, end: span.closes.replace('24:', '00:') })}
          </span>
        </p>
      ))}
      <p>{t('hours.zone', { zone: t(`zones.${contactZones[timeZone].key}`) })}</p>
    </div>
  );
}

/** "Monday to Friday", "Saturday": runs of days in the language of the page. */
function useDays(): (span: OpeningSpan) => string {
  const t = useTranslations('contactPage.hours');
  const locale = useLocale();
  // 1 January 2024 was a Monday.
  const name = (day: Weekday) => formatWeekday(locale, `2024-01-0${weekdays.indexOf(day) + 1}`);
  const capital = (text: string) => text.replace(/^./u, (letter) => letter.toLocaleUpperCase(locale));
  return ({ days }) =>
    runsOf(days)
      .map(({ first, last }) =>
        first === last ? name(first) : t('days', { from: name(first), to: name(last) }),
      )
      .map(capital)
      .join(', ');
}
