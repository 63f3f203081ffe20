import { locale as localeParam, shop as shopParam } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { ShopFrame } from '@/components/layout/shop-frame';
import { shopPath } from '@/lib/branding/paths';
import { getShop } from '@/lib/data/shop';
import { isLocale } from '@/lib/i18n/locales';

/** A link that leads to no parcel: said in the shop's brand, with the way on. */
export default async function ShopNotFound() {
  const [base, locale] = [(await shopParam()) ?? '', (await localeParam()) ?? ''];
  const shop = await getShop(base);
  if (!shop || !isLocale(locale)) return null;
  const t = await getTranslations('errors.notFound');
  const answer = (
    <>
      <h1 className="text-display font-semibold tracking-tight">{t('title')}</h1>
      <p className="mt-4 text-lead text-muted">{t('text')}</p>
      <a href={shopPath(base, locale)} className="button-primary mt-8">
        {t('action')}
      </a>
    </>
  );
  return <ShopFrame shop={shop} base={base} path="" answer={answer} />;
}
