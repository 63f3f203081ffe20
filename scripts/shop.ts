import { dirname, join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { carriers } from '@/lib/carriers';
import { getKeyring } from '@/lib/crypto';
import { close, getDatabase } from '@/lib/db/client';
import { EnvironmentError, getEnv } from '@/lib/env';
import { getMeteredEngine } from '@/lib/services/process-engine';
import { pushOriginOf } from '@/lib/services/push-context';
import { runShopCommand, usage } from './shop/run-shop-command';
import { Complaint } from './stack/complain';
import type { StackDatabase } from './stack/database';
import { prepareSelfHost } from './stack/self-host';

/** `npm run shop`: makes a shop, and what belongs to it, from the command line. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
let database: StackDatabase | undefined;

/** From DOORSTEP_CARRIER_SECRET, from a pipe, or typed. */
async function readSecret(option: string): Promise<string> {
  const given = process.env.DOORSTEP_CARRIER_SECRET;
  if (given) return given;
  if (!stdin.isTTY) return (await text(stdin)).trim();
  stdout.write(`${option} (not shown): `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: stdin, output: silence, terminal: true });
  try {
    return (await prompt.question('')).trim();
  } finally {
    prompt.close();
    stdout.write('\n');
  }
}

try {
  const argv = process.argv.slice(2);
  if (argv.length === 0 || argv.includes('--help')) console.log(usage);
  else {
    ({ database } = await prepareSelfHost(root));
    const lines = await runShopCommand(argv, {
      db: getDatabase(),
      keyring: getKeyring(),
      engine: getMeteredEngine(),
      carriers,
      appUrl: getEnv().appUrl,
      pushOrigin: pushOriginOf(getEnv()),
      publicDir: join(root, 'public'),
      readSecret,
      now: () => new Date(),
    });
    console.log(lines.join('\n'));
  }
} catch (error) {
  const isPlain = error instanceof Complaint || error instanceof EnvironmentError;
  console.error(isPlain ? `✗ ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await close();
  await database?.stop();
}
