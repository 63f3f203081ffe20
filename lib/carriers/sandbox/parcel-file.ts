import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parseJson } from './json';
import { parcelSchema } from './parcel-schema';
import type { SandboxParcel } from './parcels';

/** Parcels of an earlier run. None when there is no file, or one that cannot be read: a demo goes on. */
export function readParcels(path: string): SandboxParcel[] {
  if (!existsSync(path)) return [];
  const decoded = parseJson(readFileSync(path, 'utf8'));
  return z.array(parcelSchema).safeParse(decoded.ok ? decoded.value : null).data ?? [];
}

/** Replaces the file in one step, so that a crash leaves the old one or the new one. */
export function writeParcels(path: string, parcels: readonly SandboxParcel[]) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(parcels, null, 1)}\n`);
  renameSync(`${path}.new`, path);
}
