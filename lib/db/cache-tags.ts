import { sql } from 'drizzle-orm';
import type { Executor } from './client';

/** The channel on which every web instance hears which cached pages to drop. */
export const cacheChannel = 'doorstep_cache';

/** Postgres refuses a notification of 8000 bytes or more. */
const maxPayloadBytes = 7_900;

export function shipmentTag(shipmentId: string): string {
  return `shipment:${shipmentId}`;
}

export function shopTag(merchantId: string): string {
  return `shop:${merchantId}`;
}

/** What carries it is in no cache after that instant, to the millisecond: `lib/cache/tag-clock.cjs` reads the time. */
export function untilTag(end: Date): string {
  return `until:${end.getTime()}`;
}

/**
 * Tells every instance to drop what carries these tags, at the moment the transaction commits. Call it once
 * per transaction with all its tags: a notification takes a lock that all committing transactions share.
 * The payload is a JSON array of tags.
 */
export async function notifyTags(tx: Executor, tags: Iterable<string>): Promise<void> {
  for (const payload of tagPayloads([...new Set(tags)].sort())) {
    await tx.execute(sql`select pg_notify(${cacheChannel}, ${payload})`);
  }
}

/** The tags as JSON arrays, as few as the size limit allows. */
export function tagPayloads(tags: readonly string[]): string[] {
  const payloads: string[] = [];
  let group: string[] = [];
  for (const tag of tags) {
    if (group.length > 0 && Buffer.byteLength(JSON.stringify([...group, tag])) > maxPayloadBytes) {
      payloads.push(JSON.stringify(group));
      group = [];
    }
    group.push(tag);
  }
  if (group.length > 0) payloads.push(JSON.stringify(group));
  return payloads;
}
