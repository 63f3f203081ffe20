import { useLocale, useTranslations } from 'next-intl';
import { OfflineNote } from './offline-note';

/** Has the page kept, with what is to be said when it is shown without a network. */
export function KeptPage() {
  const t = useTranslations('offline');
  const time = useTranslations('time');
  const texts = {
    noConnection: t('noConnection'),
    noAnswer: t('noAnswer'),
    asOf: t('asOf', { ago: '{ago}', time: '{time}' }),
    justNow: time('justNow'),
    retry: t('retry'),
  };
  return <OfflineNote locale={useLocale()} texts={texts} />;
}
