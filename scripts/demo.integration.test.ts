import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createMerchant, findShop } from '@/lib/db/merchants';
import { createTestDatabase } from '@/lib/db/test-database';
import { startDatabase } from './stack/database';
import { claimPort } from './stack/free-port';

interface Ended {
  code: number;
  said: string;
}

/** Runs `npm run demo`'s script until it ends by itself. */
function runDemo(env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, NODE_ENV: 'production', ...env }, timeout: 150_000 } as const;
    execFile(process.execPath, ['scripts/demo.mjs'], options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp.splice(0)) await one();
});

async function occupyPort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test('a busy port gets one sentence that names it and the way round it', async () => {
  const port = await occupyPort();
  const { code, said } = await runDemo({ PORT: String(port) });
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is taken.`);
  expect(said).toContain(`PORT=${port + 1} npm run demo`);
  expect(said).not.toMatch(/\n\s+at /);
});

test('a DATABASE_URL that nobody answers gets one sentence, without its password', async () => {
  const { code, said } = await runDemo({
    PORT: String(await claimPort(0, 'PORT')),
    SANDBOX_PORT: String(await claimPort(0, 'SANDBOX_PORT')),
    DATABASE_URL: 'postgres://shop:hunter2@127.0.0.1:9/shop',
  });
  expect(code).toBe(1);
  expect(said).toContain('The database of DATABASE_URL does not answer');
  expect(said).toContain('unset DATABASE_URL to use the built-in database');
  expect(said).not.toMatch(/hunter2|\n\s+at /);
});

test('a database with real shops is left alone: their parcels are no business of the sandbox', async () => {
  const database = await createTestDatabase();
  cleanUp.push(() => database.drop());
  await createMerchant(database.db, { slug: 'real-shop', name: 'Real' });
  const { code, said } = await runDemo({
    PORT: String(await claimPort(0, 'PORT')),
    SANDBOX_PORT: String(await claimPort(0, 'SANDBOX_PORT')),
    DATABASE_URL: database.url,
  });
  expect(code).toBe(1);
  expect(said).toContain('holds real shops');
  expect(await findShop(database.db, 'moss-and-clay')).toBeNull();
});

test('a DATABASE_URL that is no address gets one sentence', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-'));
  cleanUp.push(() => rm(dataDir, { recursive: true }));
  await expect(startDatabase('shop-database', dataDir)).rejects.toThrow(
    'it must look like postgres://user:password@host:5432/database',
  );
});
