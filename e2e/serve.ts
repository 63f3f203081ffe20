import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isNull } from 'drizzle-orm';
import { parseKeyring } from '@/lib/crypto';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { inboundDeliveries } from '@/lib/db/schema/inbound-deliveries';
import { pushHistories } from '../scripts/demo-shop/push-histories';
import { breakOutageCarrier, fillSandbox } from '../scripts/demo-shop/sandbox-parcels';
import { seedDemoShop } from '../scripts/demo-shop/seed';
import { askAgain, waitForFirstAnswers } from '../scripts/stack/first-answers';
import { claimPort } from '../scripts/stack/free-port';
import { startStack } from '../scripts/stack/stack';
import { stopProcess } from '../scripts/stack/web';
import { ownOrders } from './own-orders';
import { seedOwnOrders } from './seed-own-orders';

/**
 * What the end-to-end tests run against: the production build twice on one database, with the worker in a
 * process of its own, so that a page seen on either has been dropped by a commit that happened elsewhere.
 * Prints one JSON line when ready, and stops when its standard input closes.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-e2e-'));
const stack = await startStack({ root, dataDir, mode: 'test', sandboxPort: 0 });

const db = createDatabase(stack.databaseUrl, { max: 2 });
const now = new Date();
const keyring = parseKeyring(stack.env.DOORSTEP_ENCRYPTION_KEYS ?? '');
fillSandbox(stack.sandbox, now);
await seedDemoShop(db, keyring, now);
fillSandbox(stack.sandbox, now, ownOrders);
await seedOwnOrders(db, keyring, now);

const ports = await claimQuietPorts(2);
const [first, second] = ports.map((port) => `http://localhost:${port}`);
const worker = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...stack.env, APP_URL: first },
  },
);
await Promise.all(ports.map((port) => stack.startWeb({ port, env: { DOORSTEP_WORKER: 'off' } })));
await pushHistories({ db, keyring, sandbox: stack.sandbox, origin: first ?? '' });
if (!(await waitForFirstAnswers(stack.databaseUrl, 180_000)))
  throw new Error('The carriers have not answered about every parcel.');
await waitForReadPushes();
await askAgain(stack.databaseUrl, breakOutageCarrier(stack.sandbox));
await closeDatabase(db);

process.stdout.write(
  `${JSON.stringify({ first, second, sandbox: stack.sandbox.url, database: stack.databaseUrl, environment: stack.env })}\n`,
);

/** Free ports below those that systems give to connections: none is taken before its server listens on it. */
async function claimQuietPorts(count: number): Promise<number[]> {
  const claimed = new Set<number>();
  while (claimed.size < count) {
    const port = await claimPort(randomInt(20_000, 32_000), 'PORT').catch(() => null);
    if (port !== null) claimed.add(port);
  }
  return [...claimed];
}

/** A push is answered when it is stored, and read a moment later. */
async function waitForReadPushes() {
  for (let tries = 0; tries < 600; tries++, await sleep(100)) {
    const waiting = await db.$count(inboundDeliveries, isNull(inboundDeliveries.readAt));
    if (waiting === 0) return;
  }
  throw new Error('What was pushed has not been read.');
}

async function stop() {
  await stopProcess(worker);
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}
process.stdin.on('end', () => void stop()).resume();
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
