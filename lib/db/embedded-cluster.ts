import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-binaries';
import { giveTo, type ServerUser, serverEnvironment } from './embedded-user';

const run = promisify(execFile);

/**
 * Makes an empty cluster in `clusterDir` if there is none. Built beside it and renamed when complete, so that
 * an interrupted first start leaves nothing half done.
 */
export async function initialiseCluster(options: {
  initdb: string;
  clusterDir: string;
  dataDir: string;
  password: string;
  user: ServerUser;
}): Promise<void> {
  const { clusterDir, dataDir, user } = options;
  if (await stat(join(clusterDir, 'PG_VERSION')).catch(() => null)) return;
  if ((await readdir(clusterDir).catch(() => [])).length > 0) {
    throw new EmbeddedPostgresError(
      `${clusterDir} is not a Postgres database and holds something else. Move it away, or set DATABASE_URL to a Postgres server.`,
    );
  }
  const fresh = `${clusterDir}.new`;
  const passwordFile = join(dataDir, 'initdb-password');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await giveTo(user, fresh);
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  await giveTo(user, passwordFile);
  try {
    await run(
      options.initdb,
      [
        `--pgdata=${fresh}`,
        '--username=doorstep',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // The same order of text on every system, whatever locales it has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
        '--no-instructions',
      ],
      { ...user, cwd: dataDir, env: serverEnvironment },
    );
  } catch (cause) {
    const reason = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new EmbeddedPostgresError(
      `The built-in database could not be set up in ${dataDir}: ${reason.split('\n').at(-1)} Mend that, or set DATABASE_URL to a Postgres server.`,
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, clusterDir);
}
