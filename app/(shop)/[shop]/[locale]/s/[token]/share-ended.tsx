import { getLocale, getTranslations } from 'next-intl/server';
import { ShopFrame } from '@/components/layout/shop-frame';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';

/** A shared link that has ended, was ended, or never was: these are not told apart. */
export async function ShareEnded({ shop, base }: { shop: ShopView; base: string }) {
  const t = await getTranslations('share.ended');
  const answer = (
    <>
      <h1 className="display">{t('title')}</h1>
      <p className="mt-4 max-w-prose text-lead text-muted">{t('text')}</p>
      <a href={shopPath(base, await getLocale())} className="link-row mt-6">
        {t('action')}
      </a>
    </>
  );
  return <ShopFrame shop={shop} base={base} path="" answer={answer} />;
}
