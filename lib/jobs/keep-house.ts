import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/lib/db/client';
import { ensureEventPartitions } from '@/lib/db/events';
import { defineJob } from './job';

/**
 * Raw answers hold names and addresses that we show nowhere, and wishes for updates that nobody confirmed, or that
 * have ended, an address: a month, then gone.
 */
const rawPayloadDays = 30;
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
    const at = now();
    const oldest = new Date(at.getTime() - rawPayloadDays * 86_400_000).toISOString();
    await deleteInSteps(
      db,
      () => sql`
      delete from raw_payloads where (merchant_id, id) in (
        select merchant_id, id from raw_payloads where received_at < ${oldest} limit ${rowsPerStatement}
      )`,
    );
    await deleteInSteps(
      db,
      () => sql`
      delete from inbound_deliveries where (merchant_id, account_id, body_hash) in (
        select merchant_id, account_id, body_hash from inbound_deliveries
        where received_at < ${oldest} limit ${rowsPerStatement}
      )`,
    );
    await deleteInSteps(
      db,
      () => sql`
      delete from subscriptions where (merchant_id, id) in (
        select merchant_id, id from subscriptions
        where (status = 'pending' and requested_at < ${oldest}) or (status = 'ended' and ended_at < ${oldest})
        limit ${rowsPerStatement}
      )`,
    );
    await deleteInSteps(
      db,
      () => sql`
      delete from rate_limits where key in (
        select key from rate_limits where expire < ${at.toISOString()} limit ${rowsPerStatement}
      )`,
    );
  },
});

/** In short statements, so that no lock is held for long; what is left waits for the next hour. */
async function deleteInSteps(db: Database, statement: () => ReturnType<typeof sql>): Promise<void> {
  for (let step = 0; step < statementsPerRun; step += 1) {
    const { count } = await db.execute(statement());
    if (count < rowsPerStatement) return;
  }
}
