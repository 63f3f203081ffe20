import 'server-only';
import { type Database, getDatabase } from '@/lib/db/client';
import { getLogger } from '@/lib/log';

/** The database did not answer. What exactly it said is in the log. */
export class ReadFailedError extends Error {
  override name = 'ReadFailedError';

  constructor() {
    super('The database could not be read.');
  }
}

/**
 * Runs a read for a page or a route. Throws `ReadFailedError`, without a cause: Next prints what it catches
 * with all its fields, and a driver's error holds the statement's parameters (link tokens, numbers, hashes).
 */
export async function readDatabase<T>(read: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await read(getDatabase());
  } catch (err) {
    getLogger().error({ err }, 'The database could not be read.');
    throw new ReadFailedError();
  }
}
