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
    <footer className="column mt-16 pb-10 print:hidden">
      <nav aria-label={t('footerLinks')} className="border-t border-line pt-4">
        <ul className="-mx-2 flex flex-wrap gap-x-2">
          {links.map(({ url, text }) => (
            <li key={url}>
              <a href={url} className="nav-link">
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="mt-2 note">{shop.name}</p>
    </footer>
  );
}
