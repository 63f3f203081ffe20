import { useTranslations } from 'next-intl';
import type { ParcelItem } from '@/lib/tracking/view';
import { ItemRows } from './item-rows';

export function ItemList({ items }: { items: readonly ParcelItem[] }) {
  const t = useTranslations('page.items');
  if (items.length === 0) return null;
  const rows = items.map(({ name, variant, quantity }) => ({ name, quantity, ...(variant && { variant }) }));
  return <ItemRows rows={rows} quantityLabel={t('quantity')} />;
}
