import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { enqueue } from './enqueue';
import { deadLetterName, defineJob } from './job';
import { createQueue, installQueues, type Queue } from './queue';

let database: TestDatabase;
const queues: Queue[] = [];
const handled: string[] = [];

const note = defineJob({
  name: 'note',
  schema: z.object({ text: z.string() }),
  options: {},
  async handle({ text }) {
    handled.push(text);
  },
});
const broken = defineJob({
  name: 'broken',
  schema: z.object({ text: z.string() }),
  options: { retryLimit: 0 },
  async handle({ text }) {
    throw new RangeError(`cannot do ${text}`);
  },
});

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop({ timeoutMs: 1_000 });
  handled.length = 0;
});
afterAll(() => database.drop());

async function startQueue(): Promise<Queue> {
  const queue = await createQueue(database.url, () => {});
  queues.push(queue);
  return queue;
}

async function work(): Promise<void> {
  const queue = await startQueue();
  const log = createLogger({ level: 'silent' });
  await queue.work([note, broken], { db: database.db, log, now: () => new Date() });
}

/** Asks again until the answer is not empty, for at most twenty seconds. */
async function eventually<T>(ask: () => Promise<readonly T[]> | readonly T[]): Promise<readonly T[]> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 50) {
    const answer = await ask();
    if (answer.length > 0) return answer;
    await sleep(50);
  }
  return [];
}

describe('the queue', () => {
  test('is installed once by any number of processes that start together', async () => {
    await Promise.all([work(), work(), work(), work(), installQueues(database.url, [note, broken])]);
    await installQueues(database.url, [note, broken]);
    const rows = await database.db
      .$client`select name, dead_letter from pgboss.queue where name in ('note', 'broken')`;
    expect(rows).toHaveLength(2);
  });

  test('runs a job if its transaction commits, and never if it does not', async () => {
    await expect(
      database.db.transaction(async (tx) => {
        await enqueue(note, { text: 'rolled back' }, { tx });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.db.transaction((tx) => enqueue(note, { text: 'committed' }, { tx }));
    await work();
    expect(await eventually(() => handled)).toEqual(['committed']);
    const [row] = await database.db.$client`select count(*)::int as jobs from pgboss.job where name = 'note'`;
    expect(row?.jobs).toBe(1);
  });

  test('does not lose a job of a kind that was never installed in silence', async () => {
    const unknown = defineJob({ ...note, name: 'never-installed' });
    const enqueued = database.db.transaction((tx) => enqueue(unknown, { text: 'x' }, { tx }));
    await expect(enqueued).rejects.toThrow('never-installed');
  });

  test('keeps a job that failed for good with its data, and none of the text of its error', async () => {
    await database.db.transaction((tx) => enqueue(broken, { text: 'secret' }, { tx }));
    await work();
    const dead = await eventually(
      () => database.db.$client`select data, output from pgboss.job where name = ${deadLetterName('broken')}`,
    );
    expect(dead).toHaveLength(1);
    expect(dead[0]).toMatchObject({ data: { text: 'secret' } });
    expect(JSON.stringify(dead[0]?.output)).not.toContain('cannot do');
  });

  test('goes on when the database has dropped all its connections', async () => {
    await work();
    await database.db.$client`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'doorstep-jobs'`;
    await database.db.transaction((tx) => enqueue(note, { text: 'after the break' }, { tx }));
    expect(await eventually(() => handled)).toEqual(['after the break']);
  });

  test('runs the job of a worker that died again within a minute', async () => {
    await database.db.transaction((tx) => enqueue(note, { text: 'orphan' }, { tx }));
    const [limits] = await database.db.$client`update pgboss.job set state = 'active', started_on = now()
      where name = 'note' and state = 'created' returning extract(epoch from expire_in)::int as expires`;
    // Supervision every 5 s, the retry after at most 4 s and fetching every 2 s come on top, twice each at worst.
    expect(limits?.expires).toBeLessThanOrEqual(60 - 22);
    await database.db
      .$client`update pgboss.job set started_on = now() - interval '31 seconds' where name = 'note'`;
    await work();
    expect(await eventually(() => handled)).toEqual(['orphan']);
  });
});
