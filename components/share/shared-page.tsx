import { useLocale, useTranslations } from 'next-intl';
import { ElementsOnly } from '@/components/elements/elements-only';
import { ShopFrame } from '@/components/layout/shop-frame';
import { Answer } from '@/components/tracking/answer';
import { History } from '@/components/tracking/history';
import { Meaning } from '@/components/tracking/meaning';
import { RouteMap } from '@/components/tracking/route-map';
import { LocalInstant } from '@/components/ui/local-instant';
import type { ShopView } from '@/lib/branding/theme';
import { isResting } from '@/lib/tracking/resting';
import type { TrackingPageView } from '@/lib/tracking/view';

interface SharedPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  view: TrackingPageView & { version: string; endsAt: string };
}

/** A parcel as a household sees it: where it is, when it comes, what has happened. Nothing leads on from here. */
export function SharedPage({ shop, base, view }: SharedPageProps) {
  const t = useTranslations();
  const locale = useLocale();
  const { token, version, snapshot, endsAt } = view;
  const status = t(`status.${snapshot.status}`);
  const path = `/s/${token}`;
  return (
    <ShopFrame shop={shop} base={base} path={path} answer={<Answer view={view} shop={shop.name} />}>
      <ElementsOnly />
      <live-parcel
        aria-live="polite"
        className="sr-only"
        path={path}
        version={version}
        updated={t('page.live.updated', { status })}
        resting={isResting(snapshot.status)}
      />
      <Meaning view={view} shop={shop} />
      <RouteMap view={view} base={base} path={path} />
      <History view={view} shop={shop.name} />
      <p className="section note">
        <LocalInstant iso={endsAt} locale={locale} template={t('share.view.note', { date: '§' })} />
      </p>
    </ShopFrame>
  );
}
