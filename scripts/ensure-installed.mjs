import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Installs exactly what the lock file says, unless that is already there. */
export function ensureInstalled() {
  requireNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.doorstep-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
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
  writeFileSync(stamp, lock);
}
