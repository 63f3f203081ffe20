import { and, desc, eq, sql } from 'drizzle-orm';
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

export interface CountedCode extends UnknownCode {
  /** Events that carried it. */
  count: number;
  lastSeen: Date;
}

/** A page of the codes that a shop's carriers sent and we have no meaning for, the most frequent first. */
export async function listUnknownCodes(
  db: Executor,
  merchantId: string,
  { limit, after }: { limit: number; after: CountedCode | null },
): Promise<CountedCode[]> {
  const { carrier, code, text, count, lastSeen } = unknownCodes;
  const place = sql`(-${count}, ${carrier}, ${code}, ${text})`;
  const isFurther =
    after && sql`${place} > (${-after.count}::bigint, ${after.carrier}, ${after.code}, ${after.text})`;
  return db
    .select({ carrier, code, text, count, lastSeen })
    .from(unknownCodes)
    .where(and(eq(unknownCodes.merchantId, merchantId), isFurther ?? undefined))
    .orderBy(desc(count), carrier, code, text)
    .limit(limit);
}

/** How many different ones each carrier sent, and in how many events. */
export async function countUnknownCodesByCarrier(
  db: Executor,
  merchantId: string,
): Promise<{ carrier: string; codes: number; events: number }[]> {
  return db
    .select({
      carrier: unknownCodes.carrier,
      codes: sql<number>`count(*)::int`,
      events: sql<number>`sum(${unknownCodes.count})::int`,
    })
    .from(unknownCodes)
    .where(eq(unknownCodes.merchantId, merchantId))
    .groupBy(unknownCodes.carrier)
    .orderBy(desc(sql`sum(${unknownCodes.count})`), unknownCodes.carrier);
}
