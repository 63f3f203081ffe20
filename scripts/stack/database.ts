import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '@/lib/db/embedded';
import { EmbeddedPostgresError } from '@/lib/db/embedded-binaries';
import { migrateDatabase } from '@/lib/db/migrate';
import { Complaint } from './complain';

export interface StackDatabase {
  url: string;
  isEmbedded: boolean;
  stop(): Promise<void>;
}

/** The database of `DATABASE_URL`, or an embedded one in `dataDir`; reachable and migrated. Throws `Complaint`. */
export async function startDatabase(
  databaseUrl: string | undefined,
  dataDir: string,
): Promise<StackDatabase> {
  const database = databaseUrl ? await checkServer(databaseUrl) : await startEmbedded(dataDir);
  try {
    await migrateDatabase(database.url);
  } catch (error) {
    await database.stop();
    throw new Complaint(`The database could not be brought up to date: ${reasonOf(error)}`);
  }
  return database;
}

async function checkServer(url: string): Promise<StackDatabase> {
  const client = openProbe(url);
  try {
    await client`select 1`;
  } catch (error) {
    throw new Complaint(
      `The database of DATABASE_URL does not answer (${reasonOf(error)}). Check the address, or unset DATABASE_URL to use the built-in database.`,
    );
  } finally {
    await client.end({ timeout: 1 });
  }
  return { url, isEmbedded: false, stop: async () => {} };
}

function openProbe(url: string) {
  try {
    return postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  } catch {
    throw new Complaint(
      'DATABASE_URL is not an address: it must look like postgres://user:password@host:5432/database.',
    );
  }
}

async function startEmbedded(dataDir: string): Promise<StackDatabase> {
  try {
    const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    return { url: server.url, isEmbedded: true, stop: () => server.stop() };
  } catch (error) {
    throw error instanceof EmbeddedPostgresError ? new Complaint(error.message) : error;
  }
}

/** The driver's words without the address, which holds a password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code ?? error.message.split('\n')[0] ?? 'unknown reason';
}
