import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const patterns = [
  // <p>Some words</p>, also over several lines
  /(?<!=)>([^<>{}()=;`]*\p{L}[^<>{}()=;`]*)<\/?[a-zA-Z]/gu,
  // {'Some words'} and {`Some words`} as a child
  />\s*\{\s*(['"`][^'"`$]*\p{L}[^'"`$]*['"`])\s*\}\s*</gu,
  /\b(?:aria-label|title|alt|placeholder|label)=("[^"]*\p{L}[^"]*")/gu,
];

/** Visible words that stand in the source instead of in `messages/`. */
function literalsIn(source: string): string[] {
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]?.trim() ?? ''));
}

function componentsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => join(folder, file));
}

test('no component holds a word that a reader would see', () => {
  const files = ['components', 'app/(shop)'].flatMap(componentsUnder);
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    literalsIn(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('such words are noticed', () => {
  expect(literalsIn('<p className="x">Copy it</p>')).toEqual(['Copy it']);
  expect(literalsIn('<p>\n  Sao chép\n</p>')).toEqual(['Sao chép']);
  expect(literalsIn("<p>{'复制'}</p>")).toEqual(["'复制'"]);
  expect(literalsIn('<nav aria-label="Language">')).toEqual(['"Language"']);
  expect(literalsIn("<p>{t('copy')} · {name}</p>")).toEqual([]);
});
