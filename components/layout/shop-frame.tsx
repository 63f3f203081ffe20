import type { ReactNode } from 'react';
import { KeptPage } from '@/components/offline/kept-page';
import type { ShopView } from '@/lib/branding/theme';
import { ShopFooter } from './shop-footer';
import { ShopHeader } from './shop-header';

interface ShopFrameProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`: the slug, or the shop's own host name. */
  base: string;
  /** This page within the shop ("/p/…"), for the language links. */
  path: string;
  /** The page's one answer, in large type: stands with the header on a band in the brand's tint. */
  answer: ReactNode;
  /** Says the same whenever it was loaded, so that its age means nothing. */
  isAlwaysCurrent?: boolean;
  children?: ReactNode;
}

export function ShopFrame({ shop, base, path, answer, isAlwaysCurrent, children }: ShopFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="brand-band">
        <ShopHeader shop={shop} base={base} path={path} />
      </div>
      <main id="content" tabIndex={-1} className="grow outline-none">
        <div className="brand-band pb-10">
          <div className="column pt-8 sm:pt-12">
            {!isAlwaysCurrent && <KeptPage />}
            {answer}
          </div>
        </div>
        <div className="column">{children}</div>
      </main>
      <ShopFooter shop={shop} base={base} />
    </div>
  );
}
