import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Json } from './json';

const fixtureSchema = z.object({
  why: z.string().optional(),
  operation: z.string(),
  asked: z.array(z.string()),
  carriers: z.record(z.string(), z.string()).default({}),
  response: z.object({
    status: z.number().int(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.json(),
  }),
  expect: z.unknown(),
});

/** One recorded exchange: what was asked, what the carrier answered, what we should read from it. */
export interface Fixture {
  /** File name without `.json`. */
  name: string;
  /** A whole life, label to end, which the sandbox reveals step by step. */
  isLife: boolean;
  operation: string;
  asked: string[];
  /** Of aggregators: whose parcel a number is. */
  carriers: Record<string, string>;
  response: { status: number; headers: Record<string, string>; body: Json };
  expect: unknown;
}

export const fixturesDirectory = fileURLToPath(new URL('../fixtures', import.meta.url));

/**
 * Reads a carrier's fixtures (`<directory>/<code>/*.json`), in order of their names. A file of another
 * shape throws with its path. No folder gives none.
 */
export function loadFixtures(code: string, directory = fixturesDirectory): Fixture[] {
  const folder = join(directory, code);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const parsed = fixtureSchema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success) throw new Error(`${join(folder, file)}: ${z.prettifyError(parsed.error)}`);
    const { why: _, ...fixture } = parsed.data;
    return { name: file.slice(0, -5), isLife: file.startsWith('life-'), ...fixture };
  });
}
