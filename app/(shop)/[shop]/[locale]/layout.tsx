import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageElements } from '@/components/elements/page-elements';
import { LinkPreview } from '@/components/layout/link-preview';
import { PageError } from '@/components/layout/page-error';
import { surfaces } from '@/lib/branding/contrast';
import { themeCss } from '@/lib/branding/css';
import { shopPath } from '@/lib/branding/paths';
import { themeSchema } from '@/lib/branding/theme';
import { placeholder } from '@/lib/data/placeholder';
import { defaultLocale, isLocale, locales } from '@/lib/i18n/locales';
import { shopOrigin } from '@/lib/web/shop-origin';
import { shopOf } from './shop-of';
import '@/app/globals.css';

/** Next wants one value at build; the shop does not exist, so nothing is read from a database then. */
export function generateStaticParams() {
  return locales.map((locale) => ({ shop: placeholder, locale }));
}

/**
 * Titles end up in histories and on shared screens: a page says its subject and the shop, and of a parcel no more than
 * the word for its state, by which its tab is found again.
 */
export async function generateMetadata({ params }: LayoutProps<'/[shop]/[locale]'>): Promise<Metadata> {
  const address = await params;
  const shop = await shopOf(address);
  const start = isLocale(address.locale) && shop ? shopPath(address.shop, address.locale) : null;
  return {
    title: shop ? { default: shop.name, template: `%s · ${shop.name}` } : null,
    // An empty icon keeps browsers from asking for one that is not there.
    icons: shop?.theme.favicon?.src ?? (start ? `${start}/icon/192.png` : 'data:,'),
    ...(start && { manifest: `${start}/manifest.webmanifest` }),
    // Numbers of parcels are no telephone numbers. What robots and referrers may do, headers say on every page.
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: surfaces.light.canvas },
    { media: '(prefers-color-scheme: dark)', color: surfaces.dark.canvas },
  ],
};

/**
 * Without a shop it is a plain document: the page below answers 404, and `shop-not-found.tsx` says so in words. A
 * layout that refused would leave a reader without JavaScript an empty page.
 */
export default async function ShopLayout({ children, params }: LayoutProps<'/[shop]/[locale]'>) {
  const address = await params;
  const shop = await shopOf(address);
  const locale = isLocale(address.locale) ? address.locale : defaultLocale;
  const start = shopPath(address.shop, locale);
  const t = await getTranslations('layout');
  const errors = await getTranslations('errors.unexpected');
  return (
    <html lang={locale}>
      <head>
        <style>{themeCss(shop?.theme ?? themeSchema.parse({}))}</style>
        {shop && <LinkPreview shop={shop.name} start={start} origin={shopOrigin(address.shop)} />}
      </head>
      <body>
        <a href="#content" className="skip-link">
          {t('skip')}
        </a>
        <PageError title={errors('title')} text={errors('text')} retry={errors('retry')}>
          {children}
        </PageError>
        <PageElements />
      </body>
    </html>
  );
}
