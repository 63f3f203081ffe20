import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ShopFrame } from '@/components/layout/shop-frame';
import { Icon } from '@/components/ui/icon';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';

interface SubPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  /** Token of the parcel that it belongs to. */
  token: string;
  /** Its last segment: "contact". */
  name: string;
  title: string;
  intro?: ReactNode;
  children?: ReactNode;
}

/** A page about one thing that can be done for a parcel, with the way back to it. Keeps the parcel's own page light. */
export function SubPage({ shop, base, token, name, title, intro, children }: SubPageProps) {
  const t = useTranslations('page');
  const locale = useLocale();
  const answer = (
    <>
      <a href={shopPath(base, locale, `/p/${token}`)} className="link-row print:hidden">
        <Icon name="back" />
        {t('back')}
      </a>
      <h1 className="display mt-3">{title}</h1>
      {intro && <div className="mt-3 max-w-prose text-lead text-pretty text-muted">{intro}</div>}
    </>
  );
  return (
    <ShopFrame shop={shop} base={base} path={`/p/${token}/${name}`} answer={answer}>
      {children}
    </ShopFrame>
  );
}
