import PgBoss from 'pg-boss';
import { deadLetterName, type JobContext, queueOptions, type RunnableJob } from './job';

export interface Queue {
  /** Starts taking jobs of each kind, and those that come by the clock. */
  work(jobs: readonly RunnableJob[], context: JobContext): Promise<void>;
  /** Takes no more jobs, waits for those under way at most `timeoutMs`, and hands back the rest for a retry. */
  stop(options: { timeoutMs: number }): Promise<void>;
}

/**
 * Opens pg-boss on `databaseUrl`, with connections of its own, and brings its schema up to date; pg-boss holds
 * a lock meanwhile, so any number of processes may start at once. `onError` hears what supervision and
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
  await boss.start();
  return {
    work: (jobs, context) => workOn(boss, jobs, context),
    stop: ({ timeoutMs }) => boss.stop({ graceful: true, wait: true, timeout: timeoutMs }),
  };
}

/** Makes the queues of `jobs`, so that other processes may enqueue before any worker has run. */
export async function installQueues(databaseUrl: string, jobs: readonly RunnableJob[]): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false });
  const errors: Error[] = [];
  boss.on('error', (error) => errors.push(error));
  await boss.start();
  try {
    for (const job of jobs) await ensureQueue(boss, job);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (errors[0]) throw errors[0];
}

async function ensureQueue(boss: PgBoss, job: RunnableJob): Promise<void> {
  const deadLetter = deadLetterName(job.name);
  await boss.createQueue(deadLetter, { name: deadLetter, policy: 'standard' });
  await boss.createQueue(job.name, queueOptions(job));
  // The queue may stem from an older version with other limits.
  await boss.updateQueue(job.name, queueOptions(job));
}

async function workOn(boss: PgBoss, jobs: readonly RunnableJob[], context: JobContext): Promise<void> {
  for (const job of jobs) {
    await ensureQueue(boss, job);
    if (job.options.cron) await boss.schedule(job.name, job.options.cron, {}, { tz: 'UTC' });
    await boss.work<unknown>(job.name, { batchSize: 1 }, async ([taken]) => {
      if (taken) await runLogged(job, taken, context);
    });
  }
}

/**
 * A failed job is logged, and handed to pg-boss for the retry under the error's name alone: its message may
 * hold a statement's parameters, and pg-boss keeps it with the job.
 */
async function runLogged(job: RunnableJob, taken: PgBoss.Job<unknown>, context: JobContext): Promise<void> {
  try {
    await job.run(taken.data, context);
  } catch (error) {
    context.log.warn({ job: job.name, jobId: taken.id, err: error }, 'job failed');
    throw new Error(`${job.name}: ${error instanceof Error ? error.name : 'unknown error'}`);
  }
}
