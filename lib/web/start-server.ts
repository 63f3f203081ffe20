import { setTimeout as sleep } from 'node:timers/promises';
import { getGazetteer } from '@/lib/atlas/gazetteer';
import { startCacheListener } from '@/lib/cache/listener';
import { type Env, EnvironmentError, getEnv } from '@/lib/env';
import { startProcessWorker } from '@/lib/jobs/start-process-worker';
import type { Worker } from '@/lib/jobs/worker';
import { getLogger } from '@/lib/log';

const retryMs = 5_000;

/**
 * What a web process does besides answering requests: hears which cached pages to drop, and, unless a worker
 * runs apart, asks the carriers. A wrong setting ends the process, because Next would go on and answer every
 * request with 500; a database that is down does not.
 */
export async function startServer(): Promise<void> {
  const env = readEnvironment();
  startCacheListener({ databaseUrl: env.databaseUrl });
  // Half a second of work in small parts, which the first page need not wait for.
  void getGazetteer().catch((err: unknown) => getLogger().error({ err }, 'The gazetteer could not be read.'));
  if (env.worker === 'inline') void keepWorkerRunning();
}

function readEnvironment(): Env {
  try {
    return getEnv();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    getLogger().fatal(error.message);
    process.exit(1);
  }
}

async function keepWorkerRunning(): Promise<void> {
  let worker: Worker | undefined;
  // Next ends the process on these; what is under way comes back by itself if this is not in time.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker?.stop());
  for (;;) {
    const err = await new Promise<unknown>((onGiveUp) => {
      startProcessWorker({ onGiveUp }).then((started) => {
        worker = started;
      }, onGiveUp);
    });
    getLogger().warn({ err }, 'The inline worker has no database and will start again.');
    await worker?.stop().catch(() => undefined);
    worker = undefined;
    await sleep(retryMs);
  }
}
