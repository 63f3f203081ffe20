import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type StackDatabase, startDatabase } from './database';
import { readOrMakeKeys } from './keys';

// Its CommonJS names no exports that an import could see.
const { loadEnvConfig }: typeof import('@next/env') = createRequire(import.meta.url)('@next/env');

export interface SelfHost {
  /** The server of `DATABASE_URL`, left to its owner, or the built-in one; migrated. */
  database: StackDatabase;
  /** What an operator must know: where data and keys lie that nobody configured. Sentences. */
  notes: string[];
}

/**
 * Makes this process's environment complete for a real server: reads `.env` as Next does, then fills in the
 * built-in database and a generated key where none is set. Both lie in `.data/production`, apart from the
 * demo's. A built-in database that a server of this folder runs already is used as it is. Throws `Complaint`.
 */
export async function prepareSelfHost(root: string): Promise<SelfHost> {
  loadEnvConfig(root);
  const dataDir = join(root, '.data', 'production');
  const notes: string[] = [];
  if (!process.env.DOORSTEP_ENCRYPTION_KEYS) {
    process.env.DOORSTEP_ENCRYPTION_KEYS = await readOrMakeKeys(undefined, dataDir);
    notes.push(
      'DOORSTEP_ENCRYPTION_KEYS is not set: the key is in .data/production/encryption-keys. Back it up apart ' +
        'from the database: without it carrier credentials cannot be opened and no order is found by e-mail.',
    );
  }
  const database = await startDatabase(process.env.DATABASE_URL || undefined, dataDir);
  process.env.DATABASE_URL = database.url;
  if (database.isEmbedded) {
    notes.push(
      'DATABASE_URL is not set: the built-in Postgres keeps its data in .data/production/postgres. Good for ' +
        'one machine; back that folder up while Doorstep is stopped, or set DATABASE_URL to a server of yours.',
    );
  }
  return { database, notes };
}
