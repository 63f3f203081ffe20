import { useLocale, useTranslations } from 'next-intl';
import { ShopFrame } from '@/components/layout/shop-frame';
import { RecentParcels } from '@/components/recent/recent-parcels';
import { RecentRoom } from '@/components/recent/recent-room';
import { useRecentTexts } from '@/components/recent/use-recent-texts';
import { BlocksBelow, BlocksTop } from '@/components/tracking/blocks/blocks';
import type { ShopView } from '@/lib/branding/theme';
import type { LookupAction } from '@/lib/numbers/lookup-state';
import { LookupForms } from './lookup-forms';
import { NumberHelp } from './number-help';
import { useLookupTexts } from './use-lookup-texts';

interface LookupPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  action: LookupAction;
}

export function LookupPage({ shop, base, action }: LookupPageProps) {
  const t = useTranslations('lookup');
  const locale = useLocale();
  const texts = useLookupTexts(shop.name);
  const recent = useRecentTexts();
  const title = (
    <>
      <BlocksTop shop={shop} view={null} />
      <h1 className="display">{t('title')}</h1>
    </>
  );
  return (
    <ShopFrame shop={shop} base={base} path="" answer={title}>
      <RecentRoom base={base}>
        <RecentParcels base={base} locale={locale} texts={recent} />
      </RecentRoom>
      <LookupForms action={action} texts={texts} locale={locale} help={<NumberHelp />} />
      <BlocksBelow shop={shop} view={null} />
    </ShopFrame>
  );
}
