import { useTranslations } from 'next-intl';
import { ElementsOnly } from '@/components/elements/elements-only';
import { ShopFrame } from '@/components/layout/shop-frame';
import type { ShopView } from '@/lib/branding/theme';
import { isResting } from '@/lib/tracking/resting';
import type { TrackingPageView } from '@/lib/tracking/view';
import { Answer } from './answer';
import { BlocksBelow, BlocksTop } from './blocks/blocks';
import { CarrierFacts } from './carrier-facts';
import { History } from './history';
import { Meaning } from './meaning';
import { ParcelDetails } from './parcel-details';
import { ParcelItems } from './parcel-items';
import { RouteMap } from './route-map';
import { WaysOn } from './ways-on';
import { YourOrder } from './your-order';

interface TrackingPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  view: TrackingPageView & { version: string };
}

/** The tracking page, everything in its order of need. Complete without script. */
export function TrackingPage({ shop, base, view }: TrackingPageProps) {
  const t = useTranslations();
  const status = t(`status.${view.snapshot.status}`);
  return (
    <ShopFrame
      shop={shop}
      base={base}
      path={`/p/${view.token}`}
      answer={
        <>
          <BlocksTop shop={shop} view={view} />
          <Answer view={view} shop={shop.name} />
        </>
      }
    >
      <ElementsOnly />
      <live-parcel
        aria-live="polite"
        className="sr-only"
        path={`/p/${view.token}`}
        version={view.version}
        updated={t('page.live.updated', { status })}
        resting={isResting(view.snapshot.status)}
      />
      <Meaning view={view} shop={shop} base={base} />
      <CarrierFacts view={view} shop={shop.name} />
      <WaysOn view={view} shop={shop} base={base} />
      <RouteMap view={view} base={base} />
      <History view={view} shop={shop.name} />
      <YourOrder view={view} base={base} />
      <ParcelItems view={view} />
      <ParcelDetails view={view} />
      <BlocksBelow shop={shop} view={view} />
    </ShopFrame>
  );
}
