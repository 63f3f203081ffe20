import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

/** `npm run bench`: installs what is missing, then hands over to `bench/bench.ts`. */
ensureInstalled();
const script = join(root, 'scripts', 'bench', 'bench.ts');
const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script], {
  cwd: root,
  stdio: 'inherit',
});
child.on('close', (code) => process.exit(code ?? 1));
