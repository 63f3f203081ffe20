import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '../lib/env';
import { jobs } from '../lib/jobs/jobs';
import { installQueues } from '../lib/jobs/queue';
import { Complaint } from './stack/complain';
import { prepareSelfHost } from './stack/self-host';

/** `npm run migrate`: brings the database up to date, and makes the job queues. `npm start` does it by itself. */
try {
  const { database } = await prepareSelfHost(join(dirname(fileURLToPath(import.meta.url)), '..'));
  try {
    await installQueues(database.url, jobs);
  } finally {
    await database.stop();
  }
  console.log('The database is up to date.');
} catch (error) {
  console.error(error instanceof EnvironmentError || error instanceof Complaint ? error.message : error);
  process.exitCode = 1;
}
