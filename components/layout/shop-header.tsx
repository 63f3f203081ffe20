import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import { LanguageSwitcher } from './language-switcher';
import { ShopLogo } from './shop-logo';

/** `path` is the page within the shop ("/p/…"): the same page exists in each language. */
export function ShopHeader({ shop, base, path }: { shop: ShopView; base: string; path: string }) {
  const t = useTranslations('layout');
  const locale = useLocale();
  const { headerLinks } = shop.theme;
  return (
    <header className="column grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 sm:gap-x-4 pt-3 md:grid-cols-[auto_1fr_auto] md:gap-x-8 print:pt-0">
      <a href={shop.homepage ?? shopPath(base, locale)} className="flex min-h-11 min-w-0 items-center">
        <ShopLogo shop={shop} />
      </a>
      <LanguageSwitcher base={base} path={path} />
      {headerLinks.length > 0 && (
        <nav
          aria-label={t('shopLinks')}
          className="col-span-2 -mx-2 md:col-span-1 md:col-start-2 md:row-start-1 print:hidden"
        >
          <ul className="flex flex-wrap">
            {headerLinks.map(({ label, url }) => (
              <li key={url}>
                <a href={url} className="nav-link">
                  {label[locale] ?? label.en}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}
