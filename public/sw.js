/*
 * The service worker of every shop's pages: keeps those that this browser has opened, and shows them when nobody
 * answers. Online it never stands in for an answer that comes in time. Written for the browser as it is.
 *
 * A new version takes over at once (skipWaiting): nothing here belongs to one build of the app, kept pages name the
 * scripts they need. Raise `version` when what is kept changes its form; everything older is then thrown away.
 */

const version = 1;
const prefix = `doorstep-${version}`;
const assetCache = `${prefix}-assets`;
/** Several shops may share an origin: each has a cache of its own, which "forget" deletes as a whole. */
const pageCache = (base) => `${prefix}-pages${base}`;

const day = 86_400_000;
const pageLimits = { count: 30, bytes: 6_000_000, ageMs: 60 * day };
const assetLimits = { count: 300, bytes: 14_000_000, ageMs: 60 * day };
const maxPageBytes = 300_000;
const maxAssetBytes = 1_000_000;
/** How long a page may keep us waiting when there is a kept one. */
const patienceMs = 4_000;

/** Where in which shop an address is; null when it is no page. A shop's own domain has no shop in its paths. */
function placeOf(pathname) {
  const match = /^(\/[a-z0-9-]+)??\/(en|vi|zh)(\/.*)?$/.exec(pathname);
  return match && { base: match[1] ?? '', locale: match[2], rest: match[3] ?? '' };
}

// ---- What is kept ----

/** Only pages that are the same for everybody with the link: made for one visitor, or meant not to stay, is neither. */
function isKeepable(pathname, response) {
  const header = (name) => response.headers.get(name) ?? '';
  return (
    response.status === 200 &&
    !response.redirected &&
    header('content-type').startsWith('text/html') &&
    !header('cache-control').includes('no-store') &&
    header('x-nextjs-cache') !== '' &&
    header('x-nextjs-postponed') === '' &&
    !isPrivate(pathname)
  );
}

/** What only a buyer sees, and the page where one decides about updates: an older state of it would mislead. */
function isPrivate(pathname) {
  return /^\/subscription\/|\/proof(\/|$)/.test(placeOf(pathname)?.rest ?? '');
}

/** Takes note of the server's answer for a page: keeps it, or forgets what is no longer there. */
async function takeNote(pathname, response) {
  const place = placeOf(pathname);
  if (!place) return;
  const cache = await caches.open(pageCache(place.base));
  if (response.status === 404 || response.status === 410) await cache.delete(pathname);
  if (!isKeepable(pathname, response)) return;
  const body = await response.text();
  if (body.length > maxPageBytes) return;
  await put(cache, pathname, body, response.headers);
  await prune(cache, pageLimits);
  await keepOfflinePage(cache, place);
}

/** The page that says "you are offline", in the language and brand of the page just kept. */
async function keepOfflinePage(cache, { base, locale }) {
  const path = `${base}/${locale}/offline`;
  const kept = await cache.match(path);
  if (kept && ageOf(kept) < day) return;
  const response = await fetch(path);
  if (!isKeepable(path, response)) return;
  const body = await response.text();
  await put(cache, path, body, response.headers);
  await keepAssets(new Set(body.match(/\/_next\/static\/[\w./~-]+/g)));
}

async function put(cache, key, body, from) {
  const headers = new Headers(from);
  for (const name of ['content-encoding', 'content-length', 'set-cookie']) headers.delete(name);
  headers.set('x-kept-at', String(Date.now()));
  headers.set('x-kept-bytes', String(body.byteLength ?? body.length));
  await cache.put(key, new Response(body, { headers }));
}

function ageOf(kept) {
  return Date.now() - Number(kept.headers.get('x-kept-at'));
}

/** Scripts, styles, fonts and pictures that a page has loaded. What is used stays: that is what the age is for. */
async function keepAssets(paths) {
  const cache = await caches.open(assetCache);
  const wanted = [...paths].map((path) => new URL(path, location.origin)).filter(isAsset).slice(0, 60);
  await Promise.all(
    wanted.map(async ({ pathname }) => {
      const kept = await cache.match(pathname);
      if (kept && ageOf(kept) < day) return;
      const response = kept && isUnchanging(pathname) ? kept : await fetch(pathname);
      if (response.status !== 200) return;
      const body = await response.arrayBuffer();
      if (body.byteLength <= maxAssetBytes) await put(cache, pathname, body, response.headers);
    }),
  );
  await prune(cache, assetLimits);
}

function isAsset({ origin, pathname }) {
  return origin === location.origin && !pathname.startsWith('/api/') && /\.\w{2,5}$/.test(pathname);
}

function isUnchanging(pathname) {
  return pathname.startsWith('/_next/static/');
}

/** Newest first, until there are too many, too much, or they are too old. */
async function prune(cache, limits) {
  const all = await Promise.all(
    (await cache.keys()).map(async (key) => ({ key, kept: await cache.match(key) })),
  );
  const entries = all.filter(({ kept }) => kept).sort((a, b) => ageOf(a.kept) - ageOf(b.kept));
  let bytes = 0;
  for (const [index, { key, kept }] of entries.entries()) {
    bytes += Number(kept.headers.get('x-kept-bytes'));
    if (index >= limits.count || bytes > limits.bytes || ageOf(kept) > limits.ageMs) await cache.delete(key);
  }
}

// ---- What is answered ----

async function openPage(event, pathname) {
  const answer = fetch(event.request).then((response) => {
    if (placeOf(pathname)) event.waitUntil(takeNote(pathname, response.clone()));
    return response;
  });
  const failed = answer.catch(() => null);
  event.waitUntil(failed);
  const kept = await keptPage(pathname);
  if (!kept) return (await failed) ?? (await instead(pathname)) ?? Response.error();
  const inTime = await Promise.race([failed, new Promise((done) => setTimeout(done, patienceMs))]);
  if (inTime && inTime.status < 500) return inTime;
  event.waitUntil(failed.then((late) => leaveIfGone(event, late)));
  return withAge(kept);
}

async function keptPage(pathname) {
  const place = placeOf(pathname);
  const kept = place && (await caches.match(pathname, { cacheName: pageCache(place.base) }));
  return kept && ageOf(kept) <= pageLimits.ageMs ? kept : null;
}

/** The page reads from its own document how old it is: to the millisecond, as a number. */
async function withAge(kept) {
  const html = await kept.text();
  const marked = html.replace('<html ', `<html data-kept="${kept.headers.get('x-kept-at')}" `);
  return new Response(marked, { headers: kept.headers });
}

/** The server has said too late that the page is no longer there: its reader must not keep looking at it. */
async function leaveIfGone(event, late) {
  if (late?.status !== 404 && late?.status !== 410) return;
  const client = await self.clients.get(event.resultingClientId);
  await client?.navigate(client.url);
}

/** For what was never opened: the parcel behind an e-mail's link, the same page in another language, or a word. */
async function instead(pathname) {
  const place = placeOf(pathname);
  if (!place) return keptBehindLink(pathname);
  const others = ['en', 'vi', 'zh'].filter((locale) => locale !== place.locale);
  const elsewhere = others.map((locale) => `${place.base}/${locale}`);
  const offline = (shop) => keptPage(`${shop}/offline`);
  if (place.rest !== '') {
    for (const shop of elsewhere) if (await keptPage(shop + place.rest)) return redirect(shop + place.rest);
  }
  for (const shop of [`${place.base}/${place.locale}`, ...elsewhere]) {
    const page = await offline(shop);
    if (page) return page;
  }
  return null;
}

async function keptBehindLink(pathname) {
  const token = pathname.slice('/l/'.length);
  for (const name of await caches.keys()) {
    if (!name.startsWith(pageCache(''))) continue;
    const keys = await (await caches.open(name)).keys();
    const page = keys.find(({ url }) => new URL(url).pathname.endsWith(`/p/${token}`));
    if (page) return redirect(new URL(page.url).pathname);
  }
  return null;
}

function redirect(path) {
  return new Response(null, { status: 302, headers: { Location: path } });
}

async function fromAssets(request, pathname) {
  const kept = await caches.match(pathname, { cacheName: assetCache });
  if (kept && isUnchanging(pathname)) return kept;
  return fetch(request).catch((error) => {
    if (kept) return kept;
    throw error;
  });
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    const isOurs = pathname.startsWith('/l/') || (placeOf(pathname) && !isPrivate(pathname));
    if (isOurs) event.respondWith(openPage(event, pathname));
    return;
  }
  if (isUnchanging(pathname) || request.destination === 'image') {
    event.respondWith(fromAssets(request, pathname));
    return;
  }
  // A page that asks for itself wants an answer, not what it has; what comes is kept. Next's own data is not.
  if (request.destination !== '' || request.headers.has('rsc') || !placeOf(pathname)) return;
  event.respondWith(
    fetch(request).then((response) => {
      event.waitUntil(takeNote(pathname, response.clone()));
      return response;
    }),
  );
});

// ---- Life ----

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('doorstep-') && !name.startsWith(`${prefix}-`);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/** An open page tells what it has loaded. The first one of a visit was loaded before there was a worker. */
self.addEventListener('message', (event) => {
  const { keep, assets } = event.data ?? {};
  if (typeof keep === 'string' && Array.isArray(assets)) event.waitUntil(keepOpened(keep, assets));
});

async function keepOpened(pathname, assets) {
  if (!placeOf(pathname) || isPrivate(pathname)) return;
  const kept = await keptPage(pathname);
  if (!kept || ageOf(kept) > 60_000) await takeNote(pathname, await fetch(pathname));
  if (await keptPage(pathname)) await keepAssets(assets);
}

// ---- News by push: {title, body, url} ----

self.addEventListener('push', (event) => {
  const news = readNews(event.data);
  const path = ownPath(news.url);
  const place = placeOf(path);
  const icon = place && { icon: `${place.base}/${place.locale}/icon/192.png`, lang: place.locale };
  event.waitUntil(
    self.registration.showNotification(String(news.title ?? location.host), {
      body: String(news.body ?? ''),
      data: { path },
      // Newer news of a parcel takes the place of the older.
      tag: path,
      ...icon,
    }),
  );
});

function readNews(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** A push leads to our own pages only, whatever it says. */
function ownPath(url) {
  const target = URL.canParse(String(url), location.origin) ? new URL(String(url), location.origin) : null;
  return target?.origin === location.origin ? target.pathname : '/';
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? '/';
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((open) => {
      const there = open.find((client) => new URL(client.url).pathname === path);
      return there ? there.focus() : self.clients.openWindow(path);
    }),
  );
});
