import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { ParcelItem } from '@/lib/tracking/view';

export function ParcelItems({ items }: { items: readonly ParcelItem[] }) {
  const t = useTranslations('page.items');
  if (items.length === 0) return null;
  return (
    <Section id="items" title={t('title')}>
      <ul className="mt-4 grid gap-3">
        {items.map(({ name, variant, quantity }) => (
          <li key={`${name} ${variant}`} className="flex justify-between gap-6">
            <span className="min-w-0 wrap-anywhere">
              {name}
              {variant && <span className="block note">{variant}</span>}
            </span>
            <span className="shrink-0 text-muted tabular-nums">
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
