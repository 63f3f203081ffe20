import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { notifyTags } from '@/lib/db/cache-tags';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { type CacheListener, startCacheListener } from './listener';

const require = createRequire(import.meta.url);
const { lastInvalidation, now } = require('./tag-clock.cjs');

let database: TestDatabase;
let listener: CacheListener;

beforeAll(async () => {
  database = await createTestDatabase();
  listener = startCacheListener({ databaseUrl: database.url, heartbeatMs: 200, retryMs: 50 });
  await listener.ready;
});

afterAll(async () => {
  await listener.stop();
  await database.drop();
});

const isDroppedSince = (tag: string, since: number) => () =>
  expect(lastInvalidation([tag])).toBeGreaterThanOrEqual(since);

test('a tag is dropped by the commit that sends it', async () => {
  const since = now();
  await database.db.transaction(async (tx) => {
    await notifyTags(tx, ['shipment:committed']);
    await sleep(100);
    expect(lastInvalidation(['shipment:committed'])).toBeLessThan(since);
  });
  await vi.waitFor(isDroppedSince('shipment:committed', since));
});

test('a transaction that rolls back drops nothing', async () => {
  const since = now();
  const failing = database.db.transaction(async (tx) => {
    await notifyTags(tx, ['shipment:rolled-back']);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow();
  await database.db.transaction((tx) => notifyTags(tx, ['shipment:after']));
  await vi.waitFor(isDroppedSince('shipment:after', since));
  expect(lastInvalidation(['shipment:rolled-back'])).toBeLessThan(since);
});

test('words on the channel that are no tags change nothing and end nothing', async () => {
  const since = now();
  for (const payload of ['', '{', '"text"', '[1, null]']) {
    await database.db.execute(sql`select pg_notify('doorstep_cache', ${payload})`);
  }
  await database.db.transaction((tx) => notifyTags(tx, ['shipment:still-listening']));
  await vi.waitFor(isDroppedSince('shipment:still-listening', since));
});

test('after its connection was cut, all that was cached before is stale and new tags are heard', async () => {
  const since = now();
  await database.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike '%listen%' and pid <> pg_backend_pid()`);
  await vi.waitFor(isDroppedSince('shipment:anything-at-all', since), { timeout: 10_000 });
  const reconnected = now();
  await database.db.transaction((tx) => notifyTags(tx, ['shipment:heard-again']));
  await vi.waitFor(isDroppedSince('shipment:heard-again', reconnected), { timeout: 10_000 });
});
