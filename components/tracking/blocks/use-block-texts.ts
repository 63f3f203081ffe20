import { useLocale, useTranslations } from 'next-intl';
import { closeHan } from '@/lib/i18n/han';

type Key = Parameters<ReturnType<typeof useTranslations<never>>>[0];

/** Our own words around the merchant's, with the shop's name in them. */
export function useBlockTexts(shop: string): (key: Key) => string {
  const t = useTranslations();
  const locale = useLocale();
  return (key) => (locale === 'zh' ? closeHan(t(key, { shop })) : t(key, { shop }));
}
