import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { formatInstant } from '@/lib/i18n/format';
import type { TrackingPageView } from '@/lib/tracking/view';

/** When the carrier last answered us, or told us by itself: how old the page's knowledge is. */
export function LastChecked({ system }: Pick<TrackingPageView, 'system'>) {
  const t = useTranslations('page.system');
  const time = useTranslations('time');
  const locale = useLocale();
  const { checkedAt, isPushed } = system;
  if (!checkedAt) return null;
  return (
    <p className="mt-1 note">
      {t(isPushed ? 'told' : 'checked')}{' '}
      <Moment iso={checkedAt} justNow={time('justNow')}>
        {formatInstant(locale, checkedAt)}
      </Moment>
    </p>
  );
}
