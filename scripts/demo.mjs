import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

/** `npm run demo`: installs what is missing, then hands over to `demo.ts`. */
ensureInstalled();
const child = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', join(root, 'scripts', 'demo.ts')],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
// Ctrl-C reaches both; this one waits until the other has stopped all that it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 0));
