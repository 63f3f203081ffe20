import { sql } from 'drizzle-orm';
import { getDatabase } from '@/lib/db/client';
import { getLogger } from '@/lib/log';

export interface Readiness {
  status: 'ok' | 'unavailable';
  database: 'ok' | 'unreachable' | 'not_migrated';
  /** How long the most overdue parcel has waited to be asked about, in seconds; null when unknown. */
  oldestDueSeconds: number | null;
}

/** Whether this instance can serve: the database answers and has our tables. Never throws. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const db = getDatabase();
    const [tables] = await db.execute<{ migrated: boolean }>(
      sql`select to_regclass('shipment_polls') is not null as migrated`,
    );
    if (!tables?.migrated) return { status: 'unavailable', database: 'not_migrated', oldestDueSeconds: null };
    const [due] = await db.execute<{ seconds: number }>(
      sql`select coalesce(extract(epoch from now() - min(next_poll_at)), 0)::int as seconds
          from shipment_polls where next_poll_at < now()`,
    );
    return { status: 'ok', database: 'ok', oldestDueSeconds: due?.seconds ?? null };
  } catch (error) {
    getLogger().warn({ err: error }, 'The database does not answer.');
    return { status: 'unavailable', database: 'unreachable', oldestDueSeconds: null };
  }
}
