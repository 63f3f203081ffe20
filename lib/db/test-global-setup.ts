import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { getTestDatabaseUrl } from '@/lib/env';
import { startEmbeddedPostgres } from './embedded';
import { migrateDatabase } from './migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the migrated database that each test file's own is copied from. */
    templateDatabaseUrl: string;
  }
}

/**
 * One Postgres for a run of the integration tests: `TEST_DATABASE_URL`, or an embedded one that is gone
 * afterwards. Migrated once; `createTestDatabase` copies it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = new URL(server.url);
  template.pathname = `/doorstep_template_${process.pid}`;
  await onServer(server.url, `create database ${template.pathname.slice(1)}`);
  await migrateDatabase(template.href);
  project.provide('templateDatabaseUrl', template.href);
  return async () => {
    await onServer(server.url, `drop database if exists ${template.pathname.slice(1)} with (force)`);
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = getTestDatabaseUrl();
  if (url !== null) return { url, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-test-'));
  // As root the server runs as another user, who must get through.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    // Safe only for data that may be lost.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 5 });
  }
}
