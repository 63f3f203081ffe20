import { useTranslations } from 'next-intl';
import { ShopFrame } from '@/components/layout/shop-frame';
import type { ShopView } from '@/lib/branding/theme';
import type { TrackingPageView } from '@/lib/tracking/view';

interface TrackingPageProps {
  shop: ShopView;
  base: string;
  view: TrackingPageView & { version: string };
}

export function TrackingPage({ shop, base, view }: TrackingPageProps) {
  const t = useTranslations();
  const { milestone } = view.snapshot;
  const names = { carrier: view.carrier.name, shop: shop.name };
  return (
    <ShopFrame
      shop={shop}
      base={base}
      path={`/p/${view.token}`}
      answer={
        <h1 className="text-display font-semibold tracking-tight">
          {t(`milestones.${milestone}.title`, names)}
        </h1>
      }
    />
  );
}
