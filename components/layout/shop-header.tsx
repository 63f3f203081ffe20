import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import { LanguageSwitcher } from './language-switcher';
import { NavLinks } from './nav-links';
import { ShopLogo } from './shop-logo';

/** `path` is the page within the shop ("/p/…"): the same page exists in each language. */
export function ShopHeader({ shop, base, path }: { shop: ShopView; base: string; path: string }) {
  const t = useTranslations('layout');
  const locale = useLocale();
  const { headerLinks } = shop.theme;
  return (
    <header className="column shop-header">
      <a href={shop.homepage ?? shopPath(base, locale)} className="shop-name">
        <ShopLogo shop={shop} />
      </a>
      <LanguageSwitcher base={base} path={path} />
      {headerLinks.length > 0 && (
        <NavLinks
          label={t('shopLinks')}
          className="shop-links"
          links={headerLinks.map(({ label, url }) => ({ url, text: label[locale] ?? label.en }))}
        />
      )}
    </header>
  );
}
