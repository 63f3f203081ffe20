import type { Executor } from '@/lib/db/client';
import {
  type CountedCode,
  countUnknownCodesByCarrier,
  listUnknownCodes as readPage,
} from '@/lib/db/unknown-codes';

const pageSize = 100;

export interface UnknownCodePage {
  /** The most frequent first. */
  codes: CountedCode[];
  /** Of all pages: how many different codes each carrier sent, in how many events. */
  byCarrier: { carrier: string; codes: number; events: number }[];
  /** Hand in as `after` to go on; null at the end. */
  next: CountedCode | null;
}

/** What a shop's carriers said that we have no meaning for: shown to shoppers in the carrier's words until it is mapped. */
export async function listUnknownCodes(
  db: Executor,
  merchantId: string,
  { limit = pageSize, after = null }: { limit?: number; after?: CountedCode | null } = {},
): Promise<UnknownCodePage> {
  const found = await readPage(db, merchantId, { limit: limit + 1, after });
  const codes = found.slice(0, limit);
  const byCarrier = await countUnknownCodesByCarrier(db, merchantId);
  return { codes, byCarrier, next: found.length > limit ? (codes.at(-1) ?? null) : null };
}
