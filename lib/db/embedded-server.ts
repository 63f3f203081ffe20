import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-binaries';
import { type ServerUser, serverEnvironment } from './embedded-user';

const startTimeoutMs = 60_000;
const pollMs = 25;

/** Process id and port of the server that runs on this cluster; null when none does. */
export async function findRunningServer(clusterDir: string): Promise<{ pid: number; port: number } | null> {
  const file = join(clusterDir, 'postmaster.pid');
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += pollMs) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const pid = Number(lines[0]);
    if (!pid) return null;
    if (!isProcessAlive(pid) || !(await isPostgres(pid))) {
      // Left behind by a crash, or its process id now belongs to somebody else.
      await rm(file, { force: true });
      return null;
    }
    const state = lines[7]?.trim();
    if (state === 'ready') return { pid, port: Number(lines[3]) };
    await pause();
  }
  throw new EmbeddedPostgresError(
    `The database in ${clusterDir} neither starts nor stops. End it, then start again.`,
  );
}

export function isProcessAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Where `/proc` does not tell, a living process id in the lock file is believed. */
async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null);
  return name === null || name.trim() === 'postgres';
}

/** Starts the server and waits until it takes connections. Returns its process id. */
export async function spawnServer(options: {
  postgres: string;
  clusterDir: string;
  logFile: string;
  port: number;
  user: ServerUser;
  settings: Record<string, string>;
}): Promise<number> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(options.port),
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...options.settings,
  };
  const log = await open(options.logFile, 'w', 0o600);
  try {
    const child = spawn(
      options.postgres,
      [
        '-D',
        options.clusterDir,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...options.user,
        cwd: dirname(options.clusterDir),
        env: serverEnvironment,
        stdio: ['ignore', log.fd, log.fd],
        // Its own process group: Ctrl-C reaches the launcher, which stops the database last.
        detached: true,
      },
    );
    // A launcher that dies of an exception still takes the database with it.
    process.once('exit', () => child.kill('SIGINT'));
    return await untilReady(child, options.clusterDir, options.logFile);
  } finally {
    await log.close();
  }
}

async function untilReady(child: ChildProcess, clusterDir: string, logFile: string): Promise<number> {
  let failure: unknown;
  child.once('error', (error) => {
    failure = error;
  });
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += pollMs) {
    if (failure || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    const lines = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') {
      child.unref();
      return child.pid;
    }
    await pause();
  }
  child.kill('SIGINT');
  const reason =
    (await readFile(logFile, 'utf8')).match(/(?:FATAL|ERROR):\s*(.+)/)?.[1] ?? String(failure ?? 'no answer');
  throw new EmbeddedPostgresError(
    `The built-in database did not start: ${reason}. See ${logFile}, or set DATABASE_URL to a Postgres server.`,
    { cause: failure },
  );
}

/** Asks the server to end its sessions and stop, and waits until it has. */
export async function stopServer(pid: number): Promise<void> {
  if (isProcessAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < startTimeoutMs && isProcessAlive(pid); waitedMs += pollMs) await pause();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pollMs));
}
