import { locales } from '@/lib/i18n/locales';

/**
 * Words that can be no shop's slug, because the app serves something of its own there or may soon, or
 * because they would let a shop pass for the app. Every folder and file at the top of `app/` and `public/`
 * belongs in this list.
 */
const reserved: ReadonlySet<string> = new Set([
  ...locales,
  ...[
    '_next',
    'api',
    'app',
    'bench',
    'assets',
    'brand',
    'cdn',
    'console',
    'fonts',
    'images',
    'img',
    'l',
    'media',
    'p',
    'public',
    's',
    'static',
  ],
  ...['admin', 'account', 'auth', 'billing', 'dashboard', 'login', 'logout', 'settings', 'signin', 'signup'],
  ...[
    'apple-icon',
    'favicon',
    'health',
    'icon',
    'manifest',
    'opengraph-image',
    'robots',
    'sitemap',
    'sw',
    'well-known',
  ],
  ...[
    'about',
    'contact',
    'demo',
    'docs',
    'doorstep',
    'help',
    'legal',
    'privacy',
    'sandbox',
    'status',
    'support',
    'terms',
    'www',
  ],
  ...['error', 'not-found', 'offline', 'placeholder'],
]);

const slugShape = /^[a-z0-9](-?[a-z0-9])*$/;

export type SlugProblem = 'bad_shape' | 'reserved';

/** Why a slug cannot be used; null when it can. The shape is the one the database checks too. */
export function slugProblem(slug: string): SlugProblem | null {
  if (slug.length > 63 || !slugShape.test(slug)) return 'bad_shape';
  return reserved.has(slug) ? 'reserved' : null;
}
