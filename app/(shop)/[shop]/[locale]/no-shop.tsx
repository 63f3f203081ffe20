import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { themeCss } from '@/lib/branding/css';
import { themeSchema } from '@/lib/branding/theme';
import { placeholder } from '@/lib/data/placeholder';
import type { Locale } from '@/lib/i18n/locales';
import { Missing } from './missing';

interface NoShopProps {
  /** First segment of the address. */
  base: string;
  locale: Locale;
  children: ReactNode;
}

/** The whole document for an address that belongs to no shop: no brand to show, one plain sentence. */
export async function NoShop({ base, locale, children }: NoShopProps) {
  const t = await getTranslations({ locale, namespace: 'errors.notFound' });
  return (
    <html lang={locale}>
      <head>
        <style>{themeCss(themeSchema.parse({}))}</style>
      </head>
      <body>
        {base === placeholder ? (
          // The build's own address: its pages are rendered for the sake of their routes, and are no 404.
          children
        ) : (
          <main className="column py-16">
            <Missing>
              <h1 className="text-display font-semibold tracking-tight">{t('title')}</h1>
              <p className="mt-4 text-lead text-muted">{t('text')}</p>
            </Missing>
          </main>
        )}
      </body>
    </html>
  );
}
