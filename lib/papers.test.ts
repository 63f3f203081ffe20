import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const papers = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];

describe('the papers', () => {
  test.each(['README.md', 'ARCHITECTURE.md'])('%s can be read in one sitting: 150 lines', (paper) => {
    expect(read(paper).trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  test('every direct dependency has its sentence in ARCHITECTURE.md, and no other has one', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const section = read('ARCHITECTURE.md').split('\n## Dependencies')[1] ?? '';
    const named = [...section.matchAll(/`(@?[a-z][\w./@-]*)`/g)].map(([, name]) => name);
    // Other packages are named there as what we did not take.
    const others = ['cacheHandler', 'LISTEN', 'pg', 'console', 'next/font/google', 'npm'];
    expect(named.filter((name) => !others.includes(name ?? '')).toSorted()).toEqual(wanted.toSorted());
  });

  test('every variable that the app or a script reads is in .env.example', () => {
    const files = execFileSync('git', ['ls-files', 'lib', 'app', 'scripts', 'e2e', '*.config.*'], {
      cwd: root,
      encoding: 'utf8',
    });
    const sources = files
      .split('\n')
      .filter((path) => /(?<!\.test)\.(ts|tsx|mjs|cjs|js)$/.test(path) && existsSync(join(root, path)));
    const used = sources.flatMap((path) =>
      [...read(path).matchAll(/process\.env\.([A-Z][A-Z0-9_]+)/g)].map(([, name]) => name ?? ''),
    );
    const checked = [...read('lib/env.ts').matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name]) => name ?? '');
    // Set by the system, by Next, or by our own scripts for each other.
    const internal = ['NODE_ENV', 'NEXT_RUNTIME', 'DOORSTEP_BENCH', 'DOORSTEP_E2E', 'PATH'];
    const wanted = [...new Set([...used, ...checked])].filter((name) => !internal.includes(name));
    const example = read('.env.example');
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !new RegExp(`\\b${name}\\b`).test(example))).toEqual([]);
  });

  test('links and named files exist', () => {
    const missing = papers.flatMap((paper) => {
      const text = read(paper);
      const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path ?? '');
      const files = [...text.matchAll(/`((?:app|components|lib|messages|scripts|e2e)\/[\w./-]+)`/g)].map(
        ([, path]) => path ?? '',
      );
      return [...links, ...files]
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${paper}: ${path}`);
    });
    expect(missing).toEqual([]);
  });

  test('every npm command they name exists', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = papers.flatMap((paper) =>
      [...read(paper).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
});
