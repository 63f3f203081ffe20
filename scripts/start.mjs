import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

/** `npm start`: installs what is missing, then hands over to `start.ts`. */
ensureInstalled();
const script = join(root, 'scripts', 'start.ts');
const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches both; this one waits until the other has stopped all that it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 0));
