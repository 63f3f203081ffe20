import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slugProblem } from './reserved-slugs';

/** First segments of the addresses that the app answers itself; groups like `(shop)` add none. */
function topLevelSegments(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('(')) return topLevelSegments(`${folder}/${entry.name}`);
    if (entry.name.startsWith('[') || !entry.isDirectory()) return [];
    return [entry.name];
  });
}

describe('shop slugs', () => {
  it.each(['nha-may', 'shop1', '9to5', 'a'])('may be %s', (slug) => expect(slugProblem(slug)).toBeNull());

  it.each([
    'console',
    'api',
    'l',
    'p',
    'static',
    'fonts',
    'brand',
    'admin',
    'health',
    'robots',
    'sitemap',
    'favicon',
    'well-known',
    'en',
    'vi',
    'zh',
  ])('may not be the word %s, which the app uses itself', (slug) =>
    expect(slugProblem(slug)).toBe('reserved'),
  );

  it.each(['', '-a', 'a-', 'a--b', 'Shop', 'cà-phê', 'a.b', '_next', 'a'.repeat(64)])(
    'may not look like "%s"',
    (slug) => expect(slugProblem(slug)).toBe('bad_shape'),
  );

  it('may be no folder at the top of app/ or public/', () => {
    const taken = ['app', 'public'].filter((folder) => existsSync(folder)).flatMap(topLevelSegments);
    expect(taken.filter((segment) => slugProblem(segment) === null)).toEqual([]);
  });
});
