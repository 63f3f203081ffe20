import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { closeDatabase, createDatabase, type Database } from './client';

export interface TestDatabase {
  db: Database;
  url: string;
  /** Closes the pool and drops the database: call it in `afterAll`. */
  drop(): Promise<void>;
}

/** A fresh, migrated database for one test file. Needs `test-global-setup.ts`. */
export async function createTestDatabase(options: { max: number } = { max: 10 }): Promise<TestDatabase> {
  const template = new URL(inject('templateDatabaseUrl'));
  const name = `doorstep_test_${randomBytes(8).toString('hex')}`;
  const server = new URL(template);
  server.pathname = '/postgres';
  const admin = postgres(server.href, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)} template ${admin(template.pathname.slice(1))}`;
  const own = new URL(template);
  own.pathname = `/${name}`;
  const db = createDatabase(own.href, options);
  return {
    db,
    url: own.href,
    drop: async () => {
      await closeDatabase(db);
      await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end({ timeout: 5 });
    },
  };
}
