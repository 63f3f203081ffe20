import { type Recipient, recipientSchema } from '@/lib/recipient';
import { Complaint } from '../stack/complain';
import type { ShopOptions } from './context';
import { readJson } from './read-json';

const parts = ['name', 'lines', 'city', 'state', 'postcode', 'country'] as const;

export const recipientOptions: readonly string[] = parts.map((part) => `recipient-${part}`);

/**
 * Whom and where an order goes to: a JSON file (`--recipient`), or option by option, with the lines of the address
 * separated by semicolons. Null where neither is given. Throws `Complaint`, naming what is missing.
 */
export async function readRecipient(options: ShopOptions): Promise<Recipient | null> {
  const given = parts.flatMap((part) => {
    const value = options[`recipient-${part}`];
    return value === undefined ? [] : [[part, part === 'lines' ? linesOf(value) : value] as const];
  });
  const file = options.recipient;
  if (file === undefined && given.length === 0) return null;
  if (file !== undefined && given.length > 0) {
    throw new Complaint('Give the address in a file (--recipient) or in --recipient-… options, not in both.');
  }
  const written = file === undefined ? Object.fromEntries(given) : await readJson(file);
  const read = recipientSchema.safeParse(written);
  if (read.success) return read.data;
  const wrong = [...new Set(read.error.issues.map(({ path }) => path[0] ?? 'the whole'))];
  throw new Complaint(
    `The recipient is not complete, look at: ${wrong.join(', ')}. It needs a name, one to four lines, a city and a ` +
      'country of two letters (US); state and postcode where there are any.',
  );
}

function linesOf(value: string): string[] {
  return value
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
