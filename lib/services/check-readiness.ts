import { sql } from 'drizzle-orm';
import migrations from '@/drizzle/meta/_journal.json';
import { type Executor, getDatabase } from '@/lib/db/client';
import { getLogger } from '@/lib/log';

export interface Readiness {
  status: 'ok' | 'unavailable';
  /** `not_migrated`: also when the newest migration of this code is missing. A newer database is all right. */
  database: 'ok' | 'unreachable' | 'not_migrated';
  /**
   * How long the most overdue parcel has waited to be asked about, in seconds; null when unknown. Only parcels
   * that could be asked about: their account works, and its carrier has not asked to be left alone.
   */
  oldestDueSeconds: number | null;
}

const newestMigration = Math.max(...migrations.entries.map((entry) => entry.when));

/** Whether this instance can serve: the database answers and has what this code needs. Never throws. */
export async function checkReadiness(getDb: () => Executor = getDatabase): Promise<Readiness> {
  try {
    const db = getDb();
    if (!(await isMigrated(db))) {
      return { status: 'unavailable', database: 'not_migrated', oldestDueSeconds: null };
    }
    return { status: 'ok', database: 'ok', oldestDueSeconds: await readOldestDue(db) };
  } catch (error) {
    getLogger().warn({ err: error }, 'The database does not answer.');
    return { status: 'unavailable', database: 'unreachable', oldestDueSeconds: null };
  }
}

async function isMigrated(db: Executor): Promise<boolean> {
  const [table] = await db.execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  );
  if (!table?.exists) return false;
  const [newest] = await db.execute<{ at: string | null }>(
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  );
  return Number(newest?.at ?? 0) >= newestMigration;
}

async function readOldestDue(db: Executor): Promise<number> {
  const [due] = await db.execute<{ seconds: number }>(sql`
    select extract(epoch from now() - p.next_poll_at)::integer as seconds
    from shipment_polls p
    join carrier_accounts a on a.merchant_id = p.merchant_id and a.id = p.account_id
    where p.next_poll_at < now() and a.status in ('untested', 'working')
      and (a.refilled_at is null or a.refilled_at <= now())
    order by p.next_poll_at
    limit 1`);
  return due?.seconds ?? 0;
}
