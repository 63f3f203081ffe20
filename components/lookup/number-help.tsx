import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';

const places = ['shopEmail', 'carrierEmail', 'labelStrip', 'postOfficeReceipt', 'salesReceipt'] as const;

/** Where a shopper finds the number, behind a question that only those who look for it open. */
export function NumberHelp() {
  const t = useTranslations('whereIsMyNumber');
  return (
    <details className="mt-2">
      <summary className="link-row">
        {t('title')}
        <Icon name="chevron" />
      </summary>
      <p>{t('intro')}</p>
      <ul className="mt-1 list-disc pl-5 marker:text-muted">
        {places.map((place) => (
          <li key={place} className="py-0.5">
            {t(place)}
          </li>
        ))}
      </ul>
    </details>
  );
}
