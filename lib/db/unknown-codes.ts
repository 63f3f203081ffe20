import { sql } from 'drizzle-orm';
import type { Executor } from './client';
import { unknownCodes } from './schema/unknown-codes';

export interface UnknownCode {
  carrier: string;
  code: string;
  text: string;
}

/** Counts codes that nothing is mapped to, one per sighting given. */
export async function countUnknownCodes(
  tx: Executor,
  merchantId: string,
  sightings: readonly UnknownCode[],
  now: Date,
): Promise<void> {
  const counted = new Map<string, UnknownCode & { count: number }>();
  for (const { carrier, code, text } of sightings) {
    const row = { carrier, code: code.slice(0, 100), text: text.slice(0, 300) };
    const key = JSON.stringify(row);
    counted.set(key, { ...row, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  if (counted.size === 0) return;
  // Sorted, so that two ingests take the rows' locks in one order.
  const rows = [...counted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => ({ merchantId, lastSeen: now, ...row }));
  await tx
    .insert(unknownCodes)
    .values(rows)
    .onConflictDoUpdate({
      target: [unknownCodes.merchantId, unknownCodes.carrier, unknownCodes.code, unknownCodes.text],
      set: { count: sql`${unknownCodes.count} + excluded.count`, lastSeen: sql`excluded.last_seen` },
    });
}
