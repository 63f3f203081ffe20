import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import { type Locale, locales } from '@/lib/i18n/locales';
import { NavLinks } from './nav-links';

/** Each language in its own name: a reader must find it without reading the page's. */
const ownNames: Record<Locale, string> = { en: 'English', vi: 'Tiếng Việt', zh: '中文' };

export function LanguageSwitcher({ base, path }: { base: string; path: string }) {
  const t = useTranslations('layout');
  const current = useLocale();
  const links = locales.map((locale) => ({
    url: shopPath(base, locale, path),
    text: ownNames[locale],
    language: locale,
    ...(locale === current && { isCurrent: true }),
  }));
  return <NavLinks label={t('language')} links={links} className="languages" />;
}
