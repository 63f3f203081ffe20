import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';

/** Any number that nobody else uses as an advisory lock in this database. */
const migrationLock = 4_610_417;
const maxAttempts = 5;

/**
 * Brings the database at `url` up to the newest migration. Starters that come at the same time wait for the
 * first. A statement that cannot get its lock within five seconds gives way to live traffic and the whole
 * migration is tried again. Throws what Postgres says.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await client`select set_config('lock_timeout', '0', false), pg_advisory_lock(${migrationLock})`;
    await client`select set_config('lock_timeout', '5s', false)`;
    await migrateWithRetry(client, 1);
  } finally {
    // Ending the session also lets the advisory lock go.
    await client.end({ timeout: 5 });
  }
}

async function migrateWithRetry(client: Sql, attempt: number): Promise<void> {
  try {
    await migrate(drizzle({ client }), { migrationsFolder: join(process.cwd(), 'drizzle') });
  } catch (error) {
    if (!isLockTimeout(error) || attempt === maxAttempts) throw error;
    await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
    await migrateWithRetry(client, attempt + 1);
  }
}

/** `lock_not_available`; drizzle wraps the driver's error in one of its own. */
function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '55P03') || isLockTimeout(error.cause);
}
