import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { TrackingPageView } from '@/lib/tracking/view';
import { ItemList } from './item-list';

/** What is in the parcel; where its order is split, `YourOrder` says it. */
export function ParcelItems({ view: { items, split } }: { view: TrackingPageView }) {
  const t = useTranslations('page.items');
  if (items.length === 0 || split) return null;
  return (
    <Section id="items" title={t('title')}>
      <ItemList items={items} />
    </Section>
  );
}
