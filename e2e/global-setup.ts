import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Starts `serve.ts` and tells the tests where it is; the returned function ends it. Who writes tests can keep
 * one running, and put the line it prints into `DOORSTEP_E2E`.
 */
export default async function globalSetup() {
  if (process.env.DOORSTEP_E2E) return;
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'e2e/serve.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The servers for the end-to-end tests did not start: see above.');
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  process.env.DOORSTEP_E2E = String(line);
  return async () => {
    child.stdin.end();
    await once(child, 'exit');
  };
}
