import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './embedded-binaries';

const run = promisify(execFile);

/** Who runs the database; null for "whoever we are". */
export type ServerUser = { uid: number; gid: number } | null;

/** Where to find the programs and keep the data. */
export interface ServerFiles {
  binaries: PostgresBinaries;
  dataDir: string;
}

/**
 * Postgres refuses to run as root: as root, the user that owns the data runs it, else `postgres`, else
 * `nobody`, so that nothing is changed in the system's list of users.
 */
export async function chooseServerUser(clusterDir: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(clusterDir).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await findUser('postgres')) ?? (await findUser('nobody')) ?? { uid: 65_534, gid: 65_534 };
}

async function findUser(name: string): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * When the project lies where only root may look (`/root` in a container), the database's own user can read
 * neither programs nor data: both then live under `/var/lib/doorstep`, apart for each project.
 */
export async function reachableFiles(files: ServerFiles, user: ServerUser): Promise<ServerFiles> {
  if (!user) return files;
  const dataDir = (await canReach(files.dataDir, user))
    ? files.dataDir
    : join(sharedDir(files.dataDir), 'data');
  if (await canReach(files.binaries.root, user)) return { ...files, dataDir };
  const root = join(sharedDir(files.binaries.root), 'native');
  await copyBinaries(files.binaries.root, root);
  const binaries = { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
  return { binaries, dataDir };
}

function sharedDir(path: string): string {
  return join('/var/lib/doorstep', createHash('sha256').update(path).digest('hex').slice(0, 12));
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const [source, copy] = await Promise.all([
    stat(join(from, 'bin', 'postgres')),
    stat(join(to, 'bin', 'postgres')).catch(() => null),
  ]);
  if (copy?.size === source.size) return;
  const fresh = `${to}.${process.pid}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, fresh, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(fresh, to);
}

/** May this user pass through every existing folder on the way to `path`? */
async function canReach(path: string, user: { uid: number; gid: number }): Promise<boolean> {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const entry = await stat(folder).catch(() => null);
    if (!entry) continue;
    const bit = entry.uid === user.uid ? 0o100 : entry.gid === user.gid ? 0o010 : 0o001;
    if ((entry.mode & bit) === 0) return false;
  }
  return true;
}

/** Gives a file or folder to the database's user. */
export async function giveTo(user: ServerUser, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

/**
 * What the server's processes see of our environment: none of our secrets, and no locale of the system.
 * (`NODE_ENV` is there because Next's types ask for it.)
 */
export const serverEnvironment = { LC_ALL: 'C', PATH: '/usr/bin:/bin', NODE_ENV: 'production' } as const;
