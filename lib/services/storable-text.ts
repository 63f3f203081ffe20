/**
 * The same value with every text in it fit for Postgres, which takes neither NUL nor half a surrogate pair:
 * one such character in one parcel's answer would otherwise undo a whole batch.
 */
export function storableText<T>(value: T): T {
  return walk(value) as T;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(walk);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
}
