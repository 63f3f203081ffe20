import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/lib/db/client';
import { ensureEventPartitions } from '@/lib/db/events';
import { defineJob } from './job';

/**
 * Raw answers hold names and addresses that we show nowhere. Wishes for updates hold an address: those that nobody
 * confirmed, that have ended, or whose parcel has come to its end go as well, and links that were shared and are over.
 */
const retentionDays = 30;
const monthsAhead = 3;
const rowsPerStatement = 5_000;
const statementsPerRun = 200;

/** Every hour: partitions for the months to come, and what retention lets go. */
export const keepHouse = defineJob({
  name: 'keep-house',
  schema: z.object({}),
  options: { cron: '17 * * * *', retryLimit: 3 },
  async handle(_data, { db, now }) {
    await ensureEventPartitions(db, monthsAhead);
    for (const statement of deletions(now())) await deleteInSteps(db, statement);
  },
});

/** A statement for each table, which deletes some of what is over. */
function deletions(now: Date): SQL[] {
  const oldest = new Date(now.getTime() - retentionDays * 86_400_000).toISOString();
  return [
    sql`delete from raw_payloads where (merchant_id, id) in (
      select merchant_id, id from raw_payloads where received_at < ${oldest} limit ${rowsPerStatement}
    )`,
    sql`delete from inbound_deliveries where (merchant_id, account_id, body_hash) in (
      select merchant_id, account_id, body_hash from inbound_deliveries
      where received_at < ${oldest} limit ${rowsPerStatement}
    )`,
    sql`delete from subscriptions where (merchant_id, id) in (
      select w.merchant_id, w.id from subscriptions w
      join shipments s on s.merchant_id = w.merchant_id and s.id = w.shipment_id
      where (w.status = 'pending' and w.requested_at < ${oldest})
        or (w.status = 'ended' and w.ended_at < ${oldest})
        or (
          s.status in ('delivered', 'returned', 'cancelled') and w.requested_at < ${oldest}
          and coalesce(s.last_event_at, s.updated_at) < ${oldest}
        )
      limit ${rowsPerStatement}
    )`,
    sql`delete from share_links where (merchant_id, id) in (
      select merchant_id, id from share_links where expires_at < ${oldest} limit ${rowsPerStatement}
    )`,
    sql`delete from rate_limits where key in (
      select key from rate_limits where expire < ${now.toISOString()} limit ${rowsPerStatement}
    )`,
  ];
}

/** In short statements, so that no lock is held for long; what is left waits for the next hour. */
async function deleteInSteps(db: Database, statement: SQL): Promise<void> {
  for (let step = 0; step < statementsPerRun; step += 1) {
    const { count } = await db.execute(statement);
    if (count < rowsPerStatement) return;
  }
}
