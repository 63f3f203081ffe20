import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';

const require = createRequire(import.meta.url);
const RouteCache = require('./route-cache.cjs');
const { invalidateTags, invalidateAll, now } = require('./tag-clock.cjs');

/** A build, with the script of pages without React. */
const distDir = mkdtempSync(join(tmpdir(), 'doorstep-build-'));
mkdirSync(join(distDir, 'static', 'elements'), { recursive: true });
writeFileSync(join(distDir, 'static', 'elements', 'page-ABC123.js'), '');
const serverDistDir = join(distDir, 'server');

let key = 0;
const freshKey = () => `/route-cache/test/${key++}`;
const page = (tags: string, overrides: object = {}) => ({
  kind: 'APP_PAGE',
  html: '<html><script>1</script></html>',
  headers: { 'x-next-cache-tags': tags } as Record<string, string>,
  status: undefined as number | undefined,
  postponed: undefined,
  rscData: Buffer.from('rsc'),
  segmentData: undefined,
  ...overrides,
});
const context = { cacheControl: { revalidate: 300, expire: 3600 } };

async function store(cache: InstanceType<typeof RouteCache>, k: string, value: object) {
  await cache.get(k);
  await cache.set(k, value, context);
}

let cache: InstanceType<typeof RouteCache>;
beforeEach(() => {
  cache = new RouteCache({ serverDistDir });
});

test('a stored page comes back with its lifetime until a tag of it is invalidated', async () => {
  const k = freshKey();
  await store(cache, k, page('shop:1,shipment:1'));
  expect((await cache.get(k)).cacheControl).toEqual(context.cacheControl);
  invalidateTags(['shipment:2']);
  expect(await cache.get(k)).not.toBeNull();
  invalidateTags(['shipment:1']);
  expect(await cache.get(k)).toBeNull();
});

test('a change that lands while the page is being rendered makes the result stale', async () => {
  const k = freshKey();
  expect(await cache.get(k)).toBeNull();
  invalidateTags(['shipment:3']);
  await cache.set(k, page('shipment:3'), context);
  expect(await cache.get(k)).toBeNull();
});

test('a request that joins a render under way does not make its result newer than it is', async () => {
  const k = freshKey();
  await cache.get(k);
  invalidateTags(['shipment:7']);
  await cache.get(k);
  await cache.set(k, page('shipment:7'), context);
  expect(await cache.get(k)).toBeNull();
});

test('nor does one that is served the old page while a new one is being rendered behind it', async () => {
  const k = freshKey();
  await cache.get(k);
  await cache.set(k, page('shipment:8'), { cacheControl: { revalidate: 0.001, expire: 3600 } });
  await vi.waitFor(async () => {
    const { lastModified, cacheControl } = await cache.get(k);
    expect(now() - lastModified).toBeGreaterThan(cacheControl.revalidate * 1000);
  });
  invalidateTags(['shipment:8']);
  await cache.get(k);
  await cache.set(k, page('shipment:8'), context);
  expect(await cache.get(k)).toBeNull();
});

test('a page whose render began at an unknown time is not kept', async () => {
  const k = freshKey();
  await cache.set(k, page('shipment:9'), context);
  expect(await cache.get(k)).toBeNull();
});

test('two instances of the handler share one store and one clock', async () => {
  const k = freshKey();
  await store(cache, k, page('shipment:4'));
  const other = new RouteCache({ serverDistDir });
  expect(await other.get(k)).not.toBeNull();
  await other.revalidateTag('shipment:4');
  expect(await cache.get(k)).toBeNull();
});

test('after a lost connection everything cached before is stale', async () => {
  const k = freshKey();
  await store(cache, k, page('shipment:5'));
  invalidateAll();
  expect(await cache.get(k)).toBeNull();
});

test('a 404 is never stored, here or by a proxy', async () => {
  const k = freshKey();
  const missing = page('', { status: 404 });
  await store(cache, k, missing);
  expect(await cache.get(k)).toBeNull();
  expect(missing.headers['Cache-Control']).toBe('private, no-cache');
});

test('memory is bounded: the oldest pages go first', async () => {
  const first = freshKey();
  await store(cache, first, page('a'));
  for (let i = 0; i < 40; i++) {
    await store(cache, freshKey(), page('a', { html: 'x'.repeat(1024 * 1024) }));
  }
  expect(await cache.get(first)).toBeNull();
});

test('the entry carries an exact content security policy on its own headers object', async () => {
  const k = freshKey();
  const value = page('shipment:6');
  const headers = value.headers;
  await store(cache, k, value);
  // sha256 of "1", base64
  expect(headers['Content-Security-Policy']).toContain(
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",
  );
  expect((await cache.get(k)).value.headers).toBe(headers);
});

test('a page for which the elements are enough is changed on the very entry that is sent first, and may run no inline script', async () => {
  const html = '<meta name="doorstep-scripts" content="elements"/><p>Arriving</p><script>1</script>';
  const value = page('shipment:8', { html });
  await store(cache, freshKey(), value);
  expect(value.html).toBe(
    '<script type="module" src="/_next/static/elements/page-ABC123.js"></script><p>Arriving</p>',
  );
  expect(value.headers['Content-Security-Policy']).toContain("script-src 'self';");
});
