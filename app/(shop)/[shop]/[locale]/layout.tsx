import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageError } from '@/components/layout/page-error';
import { surfaces } from '@/lib/branding/contrast';
import { themeCss } from '@/lib/branding/css';
import { placeholder } from '@/lib/data/placeholder';
import { getShop } from '@/lib/data/shop';
import { defaultLocale, isLocale, locales } from '@/lib/i18n/locales';
import { NoShop } from './no-shop';
import '@/app/globals.css';

/** Next wants one value at build; the shop does not exist, so nothing is read from a database then. */
export function generateStaticParams() {
  return locales.map((locale) => ({ shop: placeholder, locale }));
}

/** Titles end up in histories and shared screens: they name the shop and nothing of the parcel. */
export async function generateMetadata({ params }: LayoutProps<'/[shop]/[locale]'>): Promise<Metadata> {
  const shop = await getShop((await params).shop);
  return {
    title: shop ? { default: shop.name, template: `%s · ${shop.name}` } : null,
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: surfaces.light.canvas },
    { media: '(prefers-color-scheme: dark)', color: surfaces.dark.canvas },
  ],
};

export default async function ShopLayout({ children, params }: LayoutProps<'/[shop]/[locale]'>) {
  const { shop: base, locale } = await params;
  const shop = isLocale(locale) ? await getShop(base) : null;
  if (!shop) {
    return (
      <NoShop base={base} locale={isLocale(locale) ? locale : defaultLocale}>
        {children}
      </NoShop>
    );
  }
  const t = await getTranslations('layout');
  const errors = await getTranslations('errors.unexpected');
  return (
    <html lang={locale}>
      <head>
        <style>{themeCss(shop.theme)}</style>
      </head>
      <body>
        <a href="#content" className="skip-link">
          {t('skip')}
        </a>
        <PageError title={errors('title')} text={errors('text')} retry={errors('retry')}>
          {children}
        </PageError>
      </body>
    </html>
  );
}
