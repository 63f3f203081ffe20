import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { servers } from './shop';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What `npm run shop -- …` prints, run on the servers' database. Throws what it says when it cannot. */
export async function shopCommand(...argv: string[]): Promise<string> {
  const { environment, first } = servers();
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/shop.ts', ...argv];
  const env = { ...process.env, ...environment, APP_URL: first };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env, timeout: 30_000 });
  return stdout;
}
