import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { getEnv } from '@/lib/env';

/** A pool of connections. `$client` is the postgres.js client, for prepared reads and LISTEN. */
export type Database = PostgresJsDatabase<Record<string, never>> & { $client: Sql };

/** A pool or a transaction: what query functions take as their first argument. */
export type Executor = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * Opens a pool on `url`. Connections are made when first needed, so this neither blocks nor throws on a
 * server that is down.
 */
export function createDatabase(url: string, options: { max: number }): Database {
  const client = postgres(url, {
    max: options.max,
    connect_timeout: 10,
    idle_timeout: 60,
    // A connection that lives for ever would pin one replica behind a load balancer after a failover.
    max_lifetime: 30 * 60,
    // The driver's own pauses between attempts grow to 20 s, and requests would wait as long once it is back.
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
    connection: { application_name: 'doorstep', statement_timeout: 30_000 },
    onnotice: () => {},
  });
  return drizzle({ client });
}

/** Ends every connection of a pool, waiting at most five seconds for running statements. */
export async function closeDatabase(database: Database): Promise<void> {
  await database.$client.end({ timeout: 5 });
}

// Next bundles routes apart and reloads modules in development: without this each copy would open a pool.
const holder: typeof globalThis & { doorstepDatabase?: Database | undefined } = globalThis;

/** The process's own pool, opened at the first call. Throws `EnvironmentError` on a bad environment. */
export function getDatabase(): Database {
  if (!holder.doorstepDatabase) {
    const env = getEnv();
    holder.doorstepDatabase = createDatabase(env.databaseUrl, { max: env.databasePoolSize });
  }
  return holder.doorstepDatabase;
}

/** Closes the process's own pool, if one was opened. */
export async function close(): Promise<void> {
  const database = holder.doorstepDatabase;
  holder.doorstepDatabase = undefined;
  if (database) await closeDatabase(database);
}
