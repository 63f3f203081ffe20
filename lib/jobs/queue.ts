import PgBoss from 'pg-boss';
import { runExclusively } from '@/lib/db/run-exclusively';
import { deadLetterName, type JobContext, type QueuedJob, queueOptions, type RunnableJob } from './job';

export interface Queue {
  /** Starts taking jobs of each kind, and those that come by the clock. */
  work<Context extends JobContext>(jobs: readonly RunnableJob<Context>[], context: Context): Promise<void>;
  /** Takes no more jobs, waits for those under way at most `timeoutMs`, and hands back the rest for a retry. */
  stop(options: { timeoutMs: number }): Promise<void>;
}

/** pg-boss locks its tables in another order for each new queue: two processes at it would end in a deadlock. */
const installationLock = 4_610_418;

/**
 * Opens pg-boss on `databaseUrl`, with connections of its own, and brings its schema up to date. Any number of
 * processes may start at once: they take turns. `onError` hears what supervision and
 * workers meet; they go on by themselves when the database is back.
 */
export async function createQueue(databaseUrl: string, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'doorstep-jobs',
    max: 3,
    maintenanceIntervalSeconds: 5,
    cronMonitorIntervalSeconds: 15,
  });
  boss.on('error', onError);
  const install = (work: () => Promise<unknown>) => runExclusively(databaseUrl, installationLock, work);
  try {
    await install(() => boss.start());
  } catch (error) {
    // Whoever tries again must not leave connections and timers behind each time.
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  return {
    async work(jobs, context) {
      await install(() => ensureQueues(boss, jobs));
      await workOn(boss, jobs, context);
    },
    stop: ({ timeoutMs }) => boss.stop({ graceful: true, wait: true, timeout: timeoutMs }),
  };
}

/** Makes the queues of `jobs`, so that other processes may enqueue before any worker has run. */
export async function installQueues(databaseUrl: string, jobs: readonly QueuedJob[]): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false });
  const errors: Error[] = [];
  boss.on('error', (error) => errors.push(error));
  await runExclusively(databaseUrl, installationLock, async () => {
    await boss.start();
    try {
      await ensureQueues(boss, jobs);
    } finally {
      await boss.stop({ graceful: false });
    }
  });
  if (errors[0]) throw errors[0];
}

async function ensureQueues(boss: PgBoss, jobs: readonly QueuedJob[]): Promise<void> {
  for (const job of jobs) {
    const deadLetter = deadLetterName(job.name);
    await boss.createQueue(deadLetter, { name: deadLetter, policy: 'standard' });
    await boss.createQueue(job.name, queueOptions(job));
    // The queue may stem from an older version with other limits.
    await boss.updateQueue(job.name, queueOptions(job));
  }
}

async function workOn<Context extends JobContext>(
  boss: PgBoss,
  jobs: readonly RunnableJob<Context>[],
  context: Context,
): Promise<void> {
  for (const job of jobs) {
    const { cron, batchSize = 1, lanes = 1, everySeconds = 2 } = job.options;
    if (cron) await boss.schedule(job.name, cron, {}, { tz: 'UTC' });
    const options = { batchSize, pollingIntervalSeconds: everySeconds };
    await boss.work<unknown>(job.name, options, async (taken) => {
      const [first, ...others] = taken;
      if (first && others.length === 0) return runLogged(job, first, context);
      const waiting = [...taken];
      const work = async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) {
          const { id } = one;
          // What is failed here is no longer active, so that pg-boss does not count it as done with the others.
          await runLogged(job, one, context).catch((error: Error) => boss.fail(job.name, id, error));
        }
      };
      await Promise.all(Array.from({ length: lanes }, work));
    });
  }
}

/**
 * A failed job is logged, and handed to pg-boss for the retry under the error's name alone: its message may
 * hold a statement's parameters, and pg-boss keeps it with the job.
 */
async function runLogged<Context extends JobContext>(
  job: RunnableJob<Context>,
  taken: PgBoss.Job<unknown>,
  context: Context,
): Promise<void> {
  try {
    await job.run(taken.data, context);
  } catch (error) {
    context.log.warn({ job: job.name, jobId: taken.id, err: error }, 'job failed');
    throw new Error(`${job.name}: ${error instanceof Error ? error.name : 'unknown error'}`);
  }
}
