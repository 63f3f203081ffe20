import { close } from '../lib/db/client';
import { EnvironmentError } from '../lib/env';
import { startProcessWorker } from '../lib/jobs/start-process-worker';

/** `npm run worker`: asks carriers and runs jobs beside web processes that have DOORSTEP_WORKER=off. */
try {
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
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(
    error instanceof EnvironmentError ? error.message : `The worker could not start: ${reason(error)}`,
  );
  process.exitCode = 1;
  await close();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
