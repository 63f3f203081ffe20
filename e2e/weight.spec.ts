import { weighPage } from '../scripts/bench/page-weight';
import { ownPath } from './own-orders';
import { demoOrders, expect, pagePath, servers, test } from './shop';
import { locales } from './texts';

const kilobyte = 1_000;

for (const locale of locales) {
  test(`every parcel’s page is light: a few kilobytes, and no framework, in ${locale}`, async () => {
    for (const { shows } of demoOrders) {
      const { html, css, js } = await weighPage(servers().first, pagePath(shows, locale));
      expect.soft(html, `HTML: ${shows}`).toBeLessThanOrEqual(6 * kilobyte);
      expect.soft(css, `CSS: ${shows}`).toBeLessThanOrEqual(12 * kilobyte);
      expect.soft(js, `JS: ${shows}`).toBeGreaterThan(0);
      expect.soft(js, `JS: ${shows}`).toBeLessThanOrEqual(6 * kilobyte);
    }
  });
}

test('on first view and from the cache alike, one script of ours runs and no inline one may', async ({
  request,
}) => {
  const path = servers().first + ownPath('weighed', 'en');
  const views = [await request.get(path), await request.get(path)];
  expect(views.map((view) => view.headers()['x-nextjs-cache'])).toEqual(['MISS', 'HIT']);
  for (const view of views) {
    const scripts = (await view.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts).toEqual([
      expect.stringMatching(/^<script type="module" src="\/_next\/static\/elements\/page-\w+\.js">$/),
    ]);
    expect(view.headers()['content-security-policy']).toContain("script-src 'self';");
  }
});
