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
    <header className="column flex flex-wrap items-center justify-between gap-x-6 pt-3 print:pt-0">
      <a href={shop.homepage ?? shopPath(base, locale)} className="flex min-h-11 min-w-0 items-center">
        <ShopLogo shop={shop} />
      </a>
      <LanguageSwitcher base={base} path={path} />
      {headerLinks.length > 0 && (
        <nav aria-label={t('shopLinks')} className="-mx-2 w-full print:hidden">
          <ul className="flex flex-wrap">
            {headerLinks.map(({ label, url }) => (
              <li key={url}>
                <a
                  href={url}
                  className="flex min-h-11 items-center px-2 text-small text-muted hover:text-ink"
                >
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
