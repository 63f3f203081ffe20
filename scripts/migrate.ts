import { migrateDatabase } from '../lib/db/migrate';
import { EnvironmentError, getEnv } from '../lib/env';

/** `npm run migrate`: brings the database of DATABASE_URL up to date. */
try {
  await migrateDatabase(getEnv().databaseUrl);
  console.log('The database is up to date.');
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exitCode = 1;
}
