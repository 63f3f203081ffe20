import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { formatDate, formatTime } from '@/lib/i18n/format';

/** When the carrier last answered us: how old the page's knowledge is. */
export function LastChecked({ checkedAt }: { checkedAt: string | null }) {
  const t = useTranslations('page.system');
  const time = useTranslations('time');
  const locale = useLocale();
  if (!checkedAt) return null;
  const utc = `${formatDate(locale, checkedAt)}, ${formatTime(locale, checkedAt)} UTC`;
  return (
    <p className="mt-1 note">
      {t('checked')}{' '}
      <Moment iso={checkedAt} locale={locale} justNow={time('justNow')}>
        {utc}
      </Moment>
    </p>
  );
}
