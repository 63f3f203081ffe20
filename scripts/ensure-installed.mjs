import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** One clear sentence and the mend, then the end: these scripts are a newcomer's first minute. */
export function fail(sentence) {
  console.error(`\n✗ ${sentence}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  fail(
    `Doorstep needs Node 20.9 or newer and this is ${process.versions.node}: install one from https://nodejs.org.`,
  );
}

/** Whether node_modules holds what the lock file says: npm keeps a lock of its own in there. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

/** Installs exactly what the lock file says, unless that is already there. */
export function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  console.log('• Installing dependencies (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // A shop that sets NODE_ENV=production globally would otherwise get no build tools.
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (status !== 0)
    fail('npm ci failed: see its message above, check the network, then run the command again.');
}
