import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import en from './en.json';
import { flatten } from './message-rules';

/** Texts for codes that lib returns; a page may show any of them. */
const keyedByCode = ['numberReasons.', 'contact.purpose.'];

/** Which keys a source file can ask for, read from its text: namespaces, string literals, `prefix.${…}`. */
function usesOf(source: string): (key: string) => boolean {
  const found = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1] ?? '');
  const namespaces = found(/(?:use|get)Translations\('([\w.]+)'\)/g).map((name) => `${name}.`);
  const literals = new Set(found(/'([\w.]+)'/g));
  const prefixes = found(/`([\w.]+\.)\$\{/g);
  return (key) =>
    ['', ...namespaces].some((namespace) => {
      if (!key.startsWith(namespace)) return false;
      const rest = key.slice(namespace.length);
      return literals.has(rest) || prefixes.some((prefix) => rest.startsWith(prefix));
    });
}

function unusedKeys(keys: Iterable<string>, sources: readonly string[]): string[] {
  const uses = sources.map(usesOf);
  return [...keys].filter(
    (key) => !keyedByCode.some((prefix) => key.startsWith(prefix)) && !uses.some((isUsed) => isUsed(key)),
  );
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

describe('every text is shown somewhere', () => {
  test('no key is left that nothing asks for', () => {
    const sources = ['app', 'components', 'lib'].flatMap(sourcesUnder);
    expect(unusedKeys(flatten(en).keys(), sources)).toEqual([]);
  });

  test('a text that nothing asks for is noticed', () => {
    const source = `const t = useTranslations('page'); t('title'); t(\`stage.\${stage}\`); t('next')`;
    const keys = ['page.title', 'page.stage.label', 'page.action', 'lookup.title', 'numberReasons.EMPTY'];
    expect(unusedKeys(keys, [source])).toEqual(['page.action', 'lookup.title']);
  });
});
