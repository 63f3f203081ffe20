import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { elementsOnly, elementsScript } from './elements-only.cjs';

const mark = '<meta name="doorstep-scripts" content="elements"/>';
const script = '/_next/static/elements/page-ABC123.js';
const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head>${head}<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>` +
  `<script src="/_next/a.js" async=""></script></head><body>${body}` +
  `<script>self.__next_f.push([1,"<b>\\u003c/script>"])</script></body></html>`;

describe('a page without React', () => {
  test('a marked page has the elements’ script and no other', () => {
    expect(elementsOnly(page(mark, '<main>Arriving</main>'), script)).toBe(
      `<!DOCTYPE html><html><head><script type="module" src="${script}"></script></head>` +
        '<body><main>Arriving</main></body></html>',
    );
  });

  test.each([
    ['a page without the mark', page('', '<main></main>'), script],
    ['one whose parts come late', page(mark, '<!--$?--><template id="B:0"></template>'), script],
    ['every page of a build without the elements', page(mark, '<main></main>'), null],
  ])('%s stays as it is', (_what, html, path) => {
    expect(elementsOnly(html, path)).toBe(html);
  });
});

describe('the elements of a build', () => {
  const build = () => mkdtempSync(join(tmpdir(), 'doorstep-build-'));

  test('are found by the name that carries their content’s hash', () => {
    const folder = build();
    mkdirSync(join(folder, 'static', 'elements'), { recursive: true });
    for (const file of ['chunk-XYZ.js', 'page-ABC123.js']) {
      writeFileSync(join(folder, 'static', 'elements', file), '');
    }
    expect(elementsScript(folder)).toBe(script);
  });

  test('are null where nobody built them', () => {
    expect(elementsScript(build())).toBeNull();
  });
});
