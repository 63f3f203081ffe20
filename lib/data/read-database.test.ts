import { inspect } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { ReadFailedError, readDatabase } from './read-database';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody:nothing@127.0.0.1:1/none');
  vi.stubEnv('DOORSTEP_ENCRYPTION_KEYS', `k1:${Buffer.alloc(32).toString('base64')}`);
  vi.stubEnv('LOG_LEVEL', 'silent');
});

afterAll(async () => {
  await readDatabase(closeDatabase);
  vi.unstubAllEnvs();
});

test('a failed read tells nothing of what was asked, however it is printed', async () => {
  const failure = new DrizzleQueryError('select … where token = $1', ['secret-token'], new Error('refused'));
  const error = await readDatabase(() => Promise.reject(failure)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ReadFailedError);
  expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(/secret-token|select/);
});

test('a read that succeeds is handed on', async () => {
  expect(await readDatabase(async () => 'row')).toBe('row');
});
