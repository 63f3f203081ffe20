import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Layers from the inside out. A file may import its own layer and those before it, as listed. */
const mayImport = {
  pure: ['pure'],
  carriers: ['pure', 'carriers'],
  sandbox: ['pure', 'carriers', 'sandbox'],
  server: ['pure', 'carriers', 'server'],
  web: ['pure', 'carriers', 'server', 'web'],
  components: ['pure', 'components'],
  app: ['pure', 'carriers', 'server', 'web', 'components', 'app'],
} as const;
type Layer = keyof typeof mayImport;

const layerByPrefix: readonly [string, Layer][] = [
  // The glue to next-intl; the rest of the folder is pure.
  ['lib/i18n/request.ts', 'web'],
  ['lib/i18n/routing.ts', 'web'],
  ['lib/i18n/app-config.ts', 'web'],
  ['lib/tracking/', 'pure'],
  ['lib/branding/', 'pure'],
  ['lib/numbers/', 'pure'],
  ['lib/i18n/', 'pure'],
  ['lib/forms/', 'pure'],
  ['lib/authenticity/', 'pure'],
  ['lib/carriers/sandbox/', 'sandbox'],
  // What adapters are held to is no part of the product either.
  ['lib/carriers/conformance/', 'sandbox'],
  ['lib/carriers/', 'carriers'],
  ['lib/data/', 'web'],
  ['lib/web/', 'web'],
  ['lib/cache/', 'web'],
  ['lib/', 'server'],
  ['components/', 'components'],
  ['app/', 'app'],
  ['instrumentation.ts', 'app'],
];

function layerOf(path: string): Layer | null {
  return layerByPrefix.find(([prefix]) => path.startsWith(prefix))?.[1] ?? null;
}

interface Source {
  path: string;
  text: string;
  isTest: boolean;
}

function listSources(): Source[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((path) => /\.(ts|tsx|mjs|cjs|js)$/.test(path) && !path.endsWith('.d.ts'))
    .flatMap((path) => {
      try {
        const isTest = /\.test\.tsx?$|^e2e\/|test-(acme|database|global-setup|surroundings)\.ts$/.test(path);
        return [{ path, text: readFileSync(join(root, path), 'utf8'), isTest }];
      } catch {
        return []; // deleted, and not yet committed
      }
    });
}

const importPattern =
  /(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s*['"]([^'"]+)['"]/gm;

function importsOf({ path, text }: Pick<Source, 'path' | 'text'>): string[] {
  return [...text.matchAll(importPattern)].flatMap((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    if (target.startsWith('@/')) return [target.slice(2)];
    if (target.startsWith('.')) return [normalize(join(dirname(path), target))];
    return [`npm:${target}`];
  });
}

const sources = listSources();
const shipped = sources.filter((source) => !source.isTest);

/** Each rule names the files that break it; the test is that the list is empty. */
function forbiddenImports(source: Pick<Source, 'path' | 'text'>): string[] {
  const layer = layerOf(source.path);
  if (!layer) return [];
  return importsOf(source).flatMap((target) => {
    if (target.startsWith('npm:')) {
      const isNext = /^npm:(next|next-intl)(\/|$)/.test(target);
      const isNextAllowed = layer === 'web' || layer === 'app' || layer === 'components';
      return isNext && !isNextAllowed ? [`${source.path} imports ${target.slice(4)}`] : [];
    }
    const targetLayer = layerOf(target) ?? layerOf(`${target}/`);
    const allowed: readonly string[] = mayImport[layer];
    return targetLayer && !allowed.includes(targetLayer)
      ? [`${source.path} (${layer}) imports ${target}`]
      : [];
  });
}

describe('who may import whom', () => {
  test('pure ← carriers ← server ← web ← app; components import pure only; nothing imports app', () => {
    expect(shipped.flatMap(forbiddenImports)).toEqual([]);
  });

  test('the rule sees a violation when there is one', () => {
    const broken = { path: 'lib/tracking/x.ts', text: "import { getDatabase } from '@/lib/db/client';" };
    const next = { path: 'lib/services/x.ts', text: "import { cacheTag } from 'next/cache';" };
    const reExport = { path: 'components/x.tsx', text: "export { a } from '../lib/data/shop';" };
    expect([broken, next, reExport].flatMap(forbiddenImports)).toHaveLength(3);
  });

  test('client components import neither data nor services', () => {
    const islands = shipped.filter(({ text }) => /^['"]use client['"]/.test(text));
    const offenders = islands.flatMap((island) =>
      importsOf(island).filter((target) => ['server', 'web', 'carriers'].includes(layerOf(target) ?? '')),
    );
    expect(islands.length).toBeGreaterThan(0);
    expect(offenders).toEqual([]);
  });
});

describe('where things happen', () => {
  test('the environment is read in lib/env.ts, scripts and root configuration only', () => {
    const offenders = shipped.filter(
      ({ path, text }) =>
        /process\.env\b(?!\.NODE_ENV)/.test(text) &&
        path !== 'lib/env.ts' &&
        /^(lib|app|components)\//.test(path),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test('pages and components run no SQL and fetch nothing on the server', () => {
    const offenders = shipped.filter(
      ({ path, text }) => /^(app|components)\//.test(path) && /drizzle-orm|postgres|\bsql`/.test(text),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test('queries take the tenant: (db, merchantId, …), except where a link or a host decides the tenant', () => {
    // These find out which tenant is meant, make one, or concern the database as a whole.
    const tenantless: ReadonlySet<string> = new Set([
      'closeDatabase',
      'createMerchant',
      'ensureEventPartitions',
      'findInboundAccount',
      'findOnlySlug',
      'findShop',
      'findSubscription',
      'getLink',
      'getLiveState',
      'getSharedLink',
      'notifyTags',
    ]);
    const offenders = shipped
      .filter(({ path }) => /^lib\/db\/[^/]+\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/export (?:async )?function (\w+)\(([^)]*)\)/g)]
          .filter(([, name = '', parameters = '']) => {
            const takesExecutor = /^\s*\w+: (Executor|Transaction|Database)/.test(parameters);
            return takesExecutor && !/merchantId: string/.test(parameters) && !tenantless.has(name);
          })
          .map(([, name]) => `${path} ${name}`),
      );
    expect(offenders).toEqual([]);
  });
});

describe('how files look', () => {
  test('no file of logic is longer than 300 lines', () => {
    const offenders = sources
      .filter(({ path }) => /^(app|components|lib|scripts)\//.test(path))
      // Tables of carrier codes are data: as long as the carrier's own list.
      .filter(
        ({ path }) =>
          !/^lib\/carriers\/\w+\/(statuses|events|codes)\.ts$/.test(path) && !/\.test\.tsx?$/.test(path),
      )
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(offenders).toEqual([]);
  });

  test('file names are kebab-case and no folder is a drawer for everything', () => {
    const names = sources.filter(({ path }) => /^(app|components|lib|scripts|e2e)\//.test(path));
    const offenders = names.filter(({ path }) => {
      const file = path.split('/').at(-1) ?? '';
      return !/^[a-z0-9.[\]-]+$/.test(file) || /\/(utils|helpers|types|hooks|constants)\//.test(path);
    });
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test('no `any`, no escape from the type checker', () => {
    const offenders = shipped.filter(({ text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /:\s*any\b|as any\b/.test(code) || /@ts-ignore|@ts-nocheck/.test(text);
    });
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});
