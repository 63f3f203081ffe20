import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The reference on carriers' contracts, for tests: read where it lies, beside the repository, if it is there. */
export const referenceFolder = fileURLToPath(new URL('../../../../shared/carriers/', import.meta.url));

export const hasReference = existsSync(`${referenceFolder}README.md`);
if (!hasReference) process.stdout.write(`skipped: no carrier reference at ${referenceFolder}\n`);

/** A row by its column heads. */
export type TableRow = Readonly<Record<string, string>>;

/** The tables of the reference whose first column has this head, in order of appearance; cells trimmed. */
export function tablesHeaded(head: string): readonly (readonly TableRow[])[] {
  if (!hasReference) return [];
  return tablesIn(readFileSync(`${referenceFolder}README.md`, 'utf8')).filter(([first]) =>
    first ? Object.keys(first)[0] === head : false,
  );
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function tablesIn(text: string): TableRow[][] {
  const tables: TableRow[][] = [];
  let heads: string[] | null = null;
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) heads = null;
    else if (/^\|[-|]+$/.test(line)) continue;
    else if (heads === null) {
      heads = cellsOf(line);
      tables.push([]);
    } else {
      const cells = cellsOf(line);
      tables.at(-1)?.push(Object.fromEntries(heads.map((head, index) => [head, cells[index] ?? ''])));
    }
  }
  return tables;
}
