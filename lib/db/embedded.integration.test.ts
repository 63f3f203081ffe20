import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded';

let folder: string;
let dataDir: string;
const servers: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-embedded-'));
  await chmod(folder, 0o711);
  dataDir = join(folder, 'postgres');
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  servers.push(server);
  return server;
}

async function query(url: string, text: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await client.unsafe(text);
  } finally {
    await client.end();
  }
}

describe('embedded Postgres', () => {
  it('keeps its data over a stop and a second start', async () => {
    const first = await start();
    await query(first.url, 'create table kept (n int)');
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow();
    const second = await start();
    expect(await query(second.url, 'select n from kept')).toHaveLength(0);
  });

  it('is used, and left running, by whoever comes second', async () => {
    const first = await start();
    const second = await start();
    expect(second.url).toBe(first.url);
    await second.stop();
    expect(await query(first.url, 'select 1')).toHaveLength(1);
  });

  it('asks for its password and listens on this machine only', async () => {
    const { url } = await start();
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(query(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const [row] = await query(url, 'show listen_addresses');
    expect(row?.listen_addresses).toBe('127.0.0.1');
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('starts after a crash that left the lock file, also when its process id is now another program', async () => {
    const first = await start();
    const lockFile = join(dataDir, 'cluster', 'postmaster.pid');
    const lock = await readFile(lockFile, 'utf8');
    await first.stop();
    for (const pid of [String(2 ** 22 - 3), String(process.pid)]) {
      await writeFile(lockFile, lock.replace(/^\d+/, pid));
      const again = await start();
      expect(await query(again.url, 'select 1')).toHaveLength(1);
      await again.stop();
    }
  });

  it('starts over when the first start was cut off', async () => {
    await mkdir(join(dataDir, 'cluster.new', 'base'), { recursive: true });
    const { url } = await start();
    expect(await query(url, 'select 1')).toHaveLength(1);
  });

  it('touches no folder that holds something else', async () => {
    await mkdir(join(dataDir, 'cluster'), { recursive: true });
    await writeFile(join(dataDir, 'cluster', 'thesis.txt'), 'precious');
    await expect(start()).rejects.toThrow(/holds something else/);
    expect(await readFile(join(dataDir, 'cluster', 'thesis.txt'), 'utf8')).toBe('precious');
  });

  it('says in one sentence why it did not start', async () => {
    await expect(startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'lots' } })).rejects.toThrow(
      /did not start: invalid value .*DATABASE_URL/,
    );
  });
});
