import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that seals carrier credentials: from the environment, else made once and kept in `dataDir`. */
export async function readOrMakeKeys(given: string | undefined, dataDir: string): Promise<string> {
  if (given) return given;
  const file = join(dataDir, 'encryption-keys');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return kept;
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, keys, { mode: 0o600 });
  return keys;
}
