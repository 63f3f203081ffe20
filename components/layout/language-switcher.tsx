import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import { type Locale, locales } from '@/lib/i18n/locales';

/** Each language in its own name: a reader must find it without reading the page's. */
const ownNames: Record<Locale, string> = { en: 'English', vi: 'Tiếng Việt', zh: '中文' };

export function LanguageSwitcher({ base, path }: { base: string; path: string }) {
  const t = useTranslations('layout');
  const current = useLocale();
  return (
    <nav aria-label={t('language')} className="languages">
      <ul>
        {locales.map((locale) => (
          <li key={locale}>
            <a
              href={shopPath(base, locale, path)}
              hrefLang={locale}
              lang={locale}
              aria-current={locale === current ? 'true' : undefined}
              className="nav-link"
            >
              {ownNames[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
