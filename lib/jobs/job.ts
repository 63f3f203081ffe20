import type PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Database } from '@/lib/db/client';

/** What every job's handler may use; one that needs more says so with its own context. */
export interface JobContext {
  db: Database;
  log: Logger;
  /** Retention and intervals count from here; tests set it. */
  now: () => Date;
}

/** One kind of background work: what it is called, what it is given, how it is retried, what it does. */
export interface Job<Data extends object, Context extends JobContext = JobContext> {
  /** Also the name of its queue. Letters, digits and dashes. */
  name: string;
  /** Read again when the job runs: it may have been written by an older version of the code. */
  schema: z.ZodType<Data>;
  options: JobOptions;
  /** Must be safe to run twice: a worker may die after the work and before it is marked done. */
  handle(data: Data, context: Context): Promise<void>;
}

export interface JobOptions {
  /** UTC cron line for work that comes by the clock. */
  cron?: string;
  /** Tries after the first. */
  retryLimit?: number;
  /** Jobs taken at once; each fails for itself. Default 1. */
  batchSize?: number;
  /** So many of them are worked on at the same time. Default 1. */
  lanes?: number;
  /** Seconds between two looks for jobs. Default 2. */
  everySeconds?: number;
  /** After so long a run counts as failed. Default 30; longer only where the next run by the clock makes good for a killed one. */
  expireInSeconds?: number;
}

/** A job whose data type is forgotten: what the worker holds in one list. */
export interface RunnableJob<Context extends JobContext = JobContext> {
  name: string;
  options: JobOptions;
  run(data: unknown, context: Context): Promise<void>;
}

/** What stands in the queue's own table; the same for every kind of context. */
export type QueuedJob = Pick<RunnableJob, 'name' | 'options'>;

/** Completes a job: `run` parses its data first. Throws `ZodError` on data it does not understand. */
export function defineJob<Data extends object, Context extends JobContext = JobContext>(
  job: Job<Data, Context>,
): Job<Data, Context> & RunnableJob<Context> {
  return { ...job, run: (data, context) => job.handle(job.schema.parse(data), context) };
}

/**
 * A worker that dies leaves its job "active"; it counts as failed after `expireInSeconds`, which supervision
 * looks for every five seconds, and the first retry comes after 2–4 s: within 60 s altogether. The same limit
 * ends a handler that hangs.
 */
export function queueOptions(job: QueuedJob): PgBoss.Queue {
  return {
    name: job.name,
    policy: 'standard',
    expireInSeconds: job.options.expireInSeconds ?? 30,
    retryLimit: job.options.retryLimit ?? 8,
    retryDelay: 2,
    retryBackoff: true,
    deadLetter: deadLetterName(job.name),
  };
}

/** Where a job ends after its last retry, with its data and its error. One for each kind, kept four weeks. */
export function deadLetterName(jobName: string): string {
  return `${jobName}--dead`;
}
