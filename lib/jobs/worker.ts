import { setTimeout as sleep } from 'node:timers/promises';
import type { PushContext } from '@/lib/services/push-context';
import { jobs } from './jobs';
import { createQueue } from './queue';
import { createScheduler, type Scheduler } from './scheduler';

/** Pause between two looks for due parcels when there is nothing to do. */
const idleMs = 2_000;
/** Even with a backlog. */
const leastPauseMs = 100;
/** A worker that cannot reach the database for so long asks to be replaced. */
const giveUpAfterMs = 2 * 60_000;
const stopWithinMs = 8_000;

export interface WorkerContext extends PushContext {
  databaseUrl: string;
  onGiveUp?: (error: unknown) => void;
}

export interface Worker {
  /** Takes no more work and waits up to ten seconds for what is under way; the rest comes back by itself. */
  stop(): Promise<void>;
}

/**
 * Does the background work of one process: asks carriers about due parcels, and runs jobs. Any number of
 * workers may run beside each other, inside the web process or apart. Resolves when the queues are ready;
 * rejects when the database cannot be reached. A database that goes away later is waited for; `onGiveUp` is
 * called once if it stays away, and then whoever started the worker should end the process.
 */
export async function startWorker(context: WorkerContext): Promise<Worker> {
  const { log } = context;
  const queue = await createQueue(context.databaseUrl, (err) => log.warn({ err }, 'job queue'));
  try {
    await queue.work(jobs, context);
  } catch (error) {
    await queue.stop({ timeoutMs: 1_000 }).catch(() => undefined);
    throw error;
  }
  const stopping = new AbortController();
  const scheduler = createScheduler(context);
  const loop = pollUntil(stopping.signal, scheduler, context);
  return {
    async stop() {
      stopping.abort();
      const finished = loop.then(() => scheduler.drain());
      await Promise.all([
        Promise.race([finished, sleep(stopWithinMs, undefined, { ref: false })]),
        queue.stop({ timeoutMs: stopWithinMs }),
      ]);
    },
  };
}

/** Looks for due parcels again and again: soon after a batch ended, else after the pause. Never rejects. */
async function pollUntil(
  stopping: AbortSignal,
  scheduler: Scheduler,
  { log, onGiveUp }: Pick<WorkerContext, 'log' | 'onGiveUp'>,
): Promise<void> {
  let failingSince: number | null = null;
  while (!stopping.aborted) {
    try {
      await scheduler.startDue();
      failingSince = null;
    } catch (err) {
      log.warn({ err }, 'due parcels not read');
      failingSince ??= Date.now();
      if (Date.now() - failingSince >= giveUpAfterMs) return onGiveUp?.(err);
    }
    const rested = new AbortController();
    const signal = AbortSignal.any([stopping, rested.signal]);
    await sleep(leastPauseMs, undefined, { signal }).catch(() => undefined);
    await scheduler.rest(sleep(idleMs, undefined, { signal }).catch(() => undefined));
    rested.abort();
  }
}
