import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { findPostgresBinaries } from './embedded-binaries';
import { initialiseCluster } from './embedded-cluster';
import { findRunningServer, isProcessAlive, spawnServer, stopServer } from './embedded-server';
import { chooseServerUser, reachableFiles } from './embedded-user';

export interface EmbeddedPostgres {
  /** Address of the database `doorstep`, password included. */
  url: string;
  /** Stops the server, unless another living process started it. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder that keeps the data between starts. */
  dataDir: string;
  /** Default: any free port. */
  port?: number;
  /** Server settings, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
}

const database = 'doorstep';

/**
 * Starts a real Postgres on 127.0.0.1 as a child process, with its data in `dataDir`. A server that already
 * runs on this data is used as it is. Throws `EmbeddedPostgresError` with one sentence and the mend.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const wanted = { binaries: await findPostgresBinaries(), dataDir: resolve(options.dataDir) };
  const user = await chooseServerUser(join(wanted.dataDir, 'cluster'));
  const { binaries, dataDir } = await reachableFiles(wanted, user);
  const clusterDir = join(dataDir, 'cluster');
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const password = await readOrMakePassword(join(dataDir, 'password'));
  const urlOn = (port: number) => `postgres://doorstep:${password}@127.0.0.1:${port}/${database}`;
  const ownerFile = join(dataDir, 'owner.pid');

  const running = await findRunningServer(clusterDir);
  if (running) {
    const owner = Number(await readFile(ownerFile, 'utf8').catch(() => ''));
    const isOrphan = !isProcessAlive(owner);
    if (isOrphan) await writeFile(ownerFile, String(process.pid));
    await ensureDatabase(urlOn(running.port));
    return { url: urlOn(running.port), stop: async () => void (isOrphan && (await stopServer(running.pid))) };
  }

  await initialiseCluster({ initdb: binaries.initdb, clusterDir, dataDir, password, user });
  const port = options.port ?? (await findFreePort());
  const logFile = join(dataDir, 'postgres.log');
  const pid = await spawnServer({
    postgres: binaries.postgres,
    clusterDir,
    logFile,
    port,
    user,
    settings: options.settings ?? {},
  });
  await writeFile(ownerFile, String(process.pid));
  await ensureDatabase(urlOn(port));
  return { url: urlOn(port), stop: () => stopServer(pid) };
}

async function readOrMakePassword(path: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  try {
    await writeFile(path, password, { mode: 0o600, flag: 'wx' });
    return password;
  } catch {
    return (await readFile(path, 'utf8')).trim();
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = postgres(server.href, { max: 1, onnotice: () => {} });
  try {
    const [existing] = await client`select 1 from pg_database where datname = ${database}`;
    if (!existing) await client`create database ${client(database)}`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolvePort(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}
