import { useTranslations } from 'next-intl';

/** Has the page kept, with what is to be said when it is shown without a network. */
export function KeptPage() {
  const t = useTranslations('offline');
  const time = useTranslations('time');
  return (
    <offline-note
      role="status"
      no-connection={t('noConnection')}
      no-answer={t('noAnswer')}
      as-of={t('asOf', { ago: '{ago}', time: '{time}' })}
      just-now={time('justNow')}
      retry={t('retry')}
    />
  );
}
