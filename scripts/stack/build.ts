import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from './complain';

const inputs = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'scripts/build-elements.mjs',
  'tsconfig.json',
];

function newestChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** True when a finished build exists and no source is newer. */
export function isBuilt(root: string, distDir = '.next'): boolean {
  const built = statSync(join(root, distDir, 'static', 'elements'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return built > Math.max(...inputs.map((input) => newestChange(join(root, input))));
}

/** Builds for production; what Next prints is shown only when it fails. Throws `Complaint`. */
export function build(root: string, env: Record<string, string> = {}): void {
  // The same two as `npm run build`.
  for (const args of [[nextBin(root), 'build'], ['scripts/build-elements.mjs']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...env },
    });
    if (status !== 0) throw new Complaint(`The build failed. This is what it said:\n\n${stdout}${stderr}`);
  }
}

export function nextBin(root: string): string {
  return join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
}
