import { readFile } from 'node:fs/promises';
import { Complaint } from '../stack/complain';

/** A file that somebody named on the command line, as JSON. Throws `Complaint`. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new Complaint(`${file} cannot be read.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Complaint(`${file} is not JSON: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}
