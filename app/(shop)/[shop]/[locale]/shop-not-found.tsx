import { locale as localeParam, shop as shopParam } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { ShopFrame } from '@/components/layout/shop-frame';
import { ForgetParcel } from '@/components/recent/forget-parcel';
import { shopPath } from '@/lib/branding/paths';
import { isLocale } from '@/lib/i18n/locales';
import { shopOf } from './shop-of';

/** A link that leads to no parcel: said in the shop's brand, with the way on. Without a shop, said plainly. */
export async function ShopNotFound() {
  const t = await getTranslations('errors.notFound');
  const [base, locale] = [(await shopParam()) ?? '', (await localeParam()) ?? ''];
  const shop = await shopOf({ shop: base, locale });
  const message = (text: string) => (
    <>
      <h1 className="display">{t('title')}</h1>
      <p className="mt-4 text-lead text-muted">{text}</p>
    </>
  );
  if (!shop || !isLocale(locale)) {
    return (
      <main id="content" className="column py-16">
        {message(t('textAlone'))}
      </main>
    );
  }
  const answer = (
    <>
      {message(t('text'))}
      <a href={shopPath(base, locale)} className="button-primary mt-8">
        {t('action')}
      </a>
      <ForgetParcel base={base} />
    </>
  );
  return <ShopFrame shop={shop} base={base} path="" answer={answer} />;
}
