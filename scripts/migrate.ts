import { migrateDatabase } from '../lib/db/migrate';
import { EnvironmentError, getEnv } from '../lib/env';
import { jobs } from '../lib/jobs/jobs';
import { installQueues } from '../lib/jobs/queue';

/** `npm run migrate`: brings the database of DATABASE_URL up to date, and makes the job queues. */
try {
  const { databaseUrl } = getEnv();
  await migrateDatabase(databaseUrl);
  await installQueues(databaseUrl, jobs);
  console.log('The database is up to date.');
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exitCode = 1;
}
