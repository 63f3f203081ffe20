import { is } from 'drizzle-orm';
import { PostgresJsSession } from 'drizzle-orm/postgres-js/session';
import PgBoss from 'pg-boss';
import type { Executor } from '@/lib/db/client';
import type { Job, JobContext } from './job';

/** Only writes through the caller's connection, so it is never started and opens none of its own. */
let sender: PgBoss | undefined;

/**
 * Writes a job inside the caller's transaction: it exists if and only if `tx` commits. Throws if the queue was
 * never installed (see `installQueues`): a job is not lost in silence.
 */
export async function enqueue<Data extends object, Context extends JobContext>(
  job: Pick<Job<Data, Context>, 'name' | 'schema'>,
  data: Data,
  { tx }: { tx: Executor },
): Promise<void> {
  sender ??= new PgBoss({ db: { executeSql: refuse } });
  const id = await sender.send(job.name, data, { db: throughTransaction(tx) });
  if (id === null) throw new Error(`The queue of job "${job.name}" is not installed.`);
}

function refuse(): never {
  throw new Error('Jobs are enqueued inside a transaction.');
}

/** pg-boss's statement, numbered parameters and all, on the connection that holds the transaction. */
function throughTransaction(tx: Executor): PgBoss.Db {
  const { session } = tx._;
  // Not `instanceof`: the web server's bundle may hold the class twice, and `is` knows it by its name.
  if (!is(session, PostgresJsSession)) throw new Error('Jobs are enqueued through postgres.js.');
  return {
    async executeSql(text, values: unknown[]) {
      const parameters = values.map((value) =>
        value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? null),
      );
      return { rows: await session.queryObjects(text, parameters) };
    },
  };
}
