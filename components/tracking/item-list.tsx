import { useTranslations } from 'next-intl';
import type { ParcelItem } from '@/lib/tracking/view';

/** Things, and how many of each. */
export function ItemList({ items }: { items: readonly ParcelItem[] }) {
  const t = useTranslations('page.items');
  if (items.length === 0) return null;
  return (
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
  );
}
