import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { enqueue } from './enqueue';
import { deadLetterName, defineJob } from './job';
import { createQueue, installQueues } from './queue';

let database: TestDatabase;
const handled: number[] = [];
let [atWork, mostAtWork] = [0, 0];

const count = defineJob({
  name: 'count',
  schema: z.object({ number: z.number() }),
  options: { batchSize: 50, lanes: 3, everySeconds: 0.5, retryLimit: 0 },
  async handle({ number }) {
    atWork += 1;
    mostAtWork = Math.max(mostAtWork, atWork);
    await sleep(1);
    atWork -= 1;
    if (number % 10 === 3) throw new RangeError('not this one');
    handled.push(number);
  },
});

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('jobs that are taken together fail each for itself, a hundred need no hundred looks, and no more are at work than may', async () => {
  await installQueues(database.url, [count]);
  await database.db.transaction(async (tx) => {
    for (let number = 0; number < 100; number += 1) await enqueue(count, { number }, { tx });
  });
  const queue = await createQueue(database.url, () => {});
  const startedAt = Date.now();
  await queue.work([count], {
    db: database.db,
    log: createLogger({ level: 'silent' }),
    now: () => new Date(),
  });
  const dead = () => database.db.$client<{ number: number }[]>`
    select (data->>'number')::int as number from pgboss.job where name = ${deadLetterName('count')} order by 1`;
  const states = () => database.db.$client`
    select state, count(*)::int as jobs from pgboss.job where name = 'count' group by state order by state`;
  while (
    Date.now() - startedAt < 20_000 &&
    ((await states())[0]?.jobs !== 90 || (await dead()).length < 10)
  ) {
    await sleep(50);
  }
  await queue.stop({ timeoutMs: 1_000 });
  expect(Date.now() - startedAt).toBeLessThan(15_000);
  expect(await states()).toEqual([
    { state: 'completed', jobs: 90 },
    { state: 'failed', jobs: 10 },
  ]);
  expect((await dead()).map(({ number }) => number)).toEqual([3, 13, 23, 33, 43, 53, 63, 73, 83, 93]);
  expect(new Set(handled).size).toBe(90);
  expect(mostAtWork).toBe(3);
});
