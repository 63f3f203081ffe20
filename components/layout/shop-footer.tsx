import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';

export function ShopFooter({ shop, base }: { shop: ShopView; base: string }) {
  const t = useTranslations('layout');
  const locale = useLocale();
  const { footerLinks, supportUrl } = shop.theme;
  const links = [
    ...(supportUrl ? [{ url: supportUrl, text: t('support', { shop: shop.name }) }] : []),
    { url: shopPath(base, locale), text: t('lookup') },
    ...footerLinks.map(({ label, url }) => ({ url, text: label[locale] ?? label.en })),
  ];
  return (
    <footer className="column shop-footer">
      <nav aria-label={t('footerLinks')}>
        <ul>
          {links.map(({ url, text }) => (
            <li key={url}>
              <a href={url} className="nav-link">
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="note">{shop.name}</p>
    </footer>
  );
}
