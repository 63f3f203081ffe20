import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close } from '../lib/db/client';
import { EnvironmentError } from '../lib/env';
import { startProcessWorker } from '../lib/jobs/start-process-worker';
import { Complaint } from './stack/complain';
import type { StackDatabase } from './stack/database';
import { prepareSelfHost } from './stack/self-host';

/** `npm run worker`: asks carriers and runs jobs beside web processes that have DOORSTEP_WORKER=off. */
let database: StackDatabase | undefined;
try {
  ({ database } = await prepareSelfHost(join(dirname(fileURLToPath(import.meta.url)), '..')));
  const worker = await startProcessWorker({
    onGiveUp() {
      console.error('The database has been away for two minutes. Start the worker again when it is back.');
      process.exit(1);
    },
  });
  console.log('The worker is ready.');
  let isStopping = false;
  const stop = async () => {
    // A second Ctrl-C does not wait: claims and jobs under way come back by themselves.
    if (isStopping) process.exit(1);
    isStopping = true;
    await worker.stop();
    await close();
    await database?.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(
    error instanceof EnvironmentError || error instanceof Complaint
      ? error.message
      : `The worker could not start: ${reason(error)}`,
  );
  process.exitCode = 1;
  await close();
  await database?.stop();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
