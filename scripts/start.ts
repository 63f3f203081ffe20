import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError, parseEnv } from '@/lib/env';
import { jobs } from '@/lib/jobs/jobs';
import { installQueues } from '@/lib/jobs/queue';
import { build, isBuilt } from './stack/build';
import { Complaint } from './stack/complain';
import { claimPort } from './stack/free-port';
import { prepareSelfHost } from './stack/self-host';
import { startWeb } from './stack/web';

/**
 * Serves real shops: database and keys, migrations, a build if sources are newer, then the web server with the
 * worker inside it unless DOORSTEP_WORKER=off. PORT (3000); HOST (127.0.0.1, because rate limits trust the
 * address that a proxy in front names).
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text: string) => console.log(`• ${text}`);
const stops: (() => Promise<void>)[] = [];
let isStopping = false;

async function stop(exitCode: number) {
  if (isStopping) return;
  isStopping = true;
  for (const one of stops.reverse()) await one();
  process.exit(exitCode);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  const { database, notes } = await prepareSelfHost(root);
  stops.push(database.stop);
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || '127.0.0.1';
  await claimPort(port, 'PORT', 'npm start');
  process.env.APP_URL ||= `http://localhost:${port}`;
  const env = parseEnv(process.env);
  for (const note of notes) say(note);
  await installQueues(database.url, jobs);
  if (!isBuilt(root)) {
    say('Building (about a minute, after each change) …');
    build(root);
  }
  const web = await startWeb({ root, port, host, env: {}, isQuiet: false });
  stops.push(web.stop);
  web.process.once('exit', () => void stop(1));
  say(`Doorstep listens on ${host}:${port}, as ${env.appUrl}. Ctrl-C stops it.`);
  if (env.worker === 'off') say('DOORSTEP_WORKER=off: carriers are asked by `npm run worker` beside it.');
} catch (error) {
  console.error(`\n✗ ${sentence(error)}\n`);
  await stop(1);
}

function sentence(error: unknown): string {
  if (error instanceof Complaint || error instanceof EnvironmentError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
