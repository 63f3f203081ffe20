import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

/**
 * Installs what is missing, then runs a TypeScript script in its stead: what a newcomer types must work
 * before anything is installed. Ctrl-C reaches both; this one waits until the other has stopped all that it
 * started.
 * @param {string} script path below `scripts/`
 */
export function handOver(script) {
  ensureInstalled();
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join(root, 'scripts', script), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 0));
}
