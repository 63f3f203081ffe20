import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { ParcelItem } from '@/lib/tracking/view';

export function ParcelItems({ items }: { items: readonly ParcelItem[] }) {
  const t = useTranslations('page.items');
  if (items.length === 0) return null;
  return (
    <Section id="items" title={t('title')}>
      <ul className="items">
        {items.map(({ name, variant, quantity }) => (
          <li key={`${name} ${variant}`}>
            <span>
              {name}
              {variant && <span className="note">{variant}</span>}
            </span>
            <span>
              <span className="sr-only">{t('quantity')} </span>
              <span aria-hidden="true">× </span>
              {quantity}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
