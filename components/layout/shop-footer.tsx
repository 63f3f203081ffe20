import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import { NavLinks } from './nav-links';

export function ShopFooter({ shop, base }: { shop: ShopView; base: string }) {
  const t = useTranslations('layout');
  const locale = useLocale();
  const { footerLinks, supportUrl } = shop.theme;
  const links = [
    ...(supportUrl ? [{ url: supportUrl, text: t('support', { shop: shop.name }) }] : []),
    { url: shopPath(base, locale), text: t('lookup') },
    { url: shopPath(base, locale, '/real'), text: t('real') },
    ...footerLinks.map(({ label, url }) => ({ url, text: label[locale] ?? label.en })),
  ];
  return (
    <footer className="column shop-footer">
      <NavLinks label={t('footerLinks')} links={links} />
      <p className="note">{shop.name}</p>
    </footer>
  );
}
