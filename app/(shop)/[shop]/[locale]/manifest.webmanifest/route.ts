import { getTranslations } from 'next-intl/server';
import { solveAccent, surfaces } from '@/lib/branding/contrast';
import { shopPath } from '@/lib/branding/paths';
import { getShop } from '@/lib/data/shop';
import { isLocale } from '@/lib/i18n/locales';
import { orLater } from '@/lib/web/file-answer';

/** The shop's pages as an app that can be put on a phone's home screen. It opens with the lookup page. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[shop]/[locale]/manifest.webmanifest'>,
) {
  const { shop, locale } = await params;
  return orLater(() => manifestOf(shop, locale));
}

async function manifestOf(base: string, locale: string): Promise<Response> {
  const shop = isLocale(locale) ? await getShop(base) : null;
  const policy = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" };
  if (!shop || !isLocale(locale)) return new Response(null, { status: 404, headers: policy });
  const t = await getTranslations({ locale });
  const start = shopPath(base, locale);
  const icon = (name: string, size: number, purpose: string) => ({
    src: `${start}/icon/${name}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  // All languages of the shop are one app, and no other shop's page belongs to it.
  const scope = base.includes('.') ? '/' : `/${base}/`;
  const manifest = {
    id: scope,
    name: t('offline.app', { shop: shop.name }),
    short_name: shop.name,
    lang: locale,
    start_url: start,
    scope,
    display: 'standalone',
    theme_color: solveAccent(shop.theme.accent, 'light').soft,
    background_color: surfaces.light.canvas,
    icons: [icon('192', 192, 'any'), icon('512', 512, 'any'), icon('maskable', 512, 'maskable')],
  };
  return Response.json(manifest, {
    headers: { ...policy, 'Content-Type': 'application/manifest+json', 'Cache-Control': 'private, no-cache' },
  });
}
