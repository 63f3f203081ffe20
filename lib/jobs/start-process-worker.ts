import { carriers } from '@/lib/carriers';
import { getKeyring } from '@/lib/crypto';
import { getDatabase } from '@/lib/db/client';
import { getEnv } from '@/lib/env';
import { getLogger } from '@/lib/log';
import { getMeteredEngine } from '@/lib/services/process-engine';
import { pushOriginOf } from '@/lib/services/push-context';
import { startWorker, type Worker } from './worker';

/** Starts a worker on this process's environment, database and log. Throws `EnvironmentError`. */
export function startProcessWorker(options: { onGiveUp?: (error: unknown) => void } = {}): Promise<Worker> {
  const env = getEnv();
  return startWorker({
    ...{ databaseUrl: env.databaseUrl, db: getDatabase(), keyring: getKeyring(), log: getLogger() },
    ...{ engine: getMeteredEngine(), carriers, pollScale: env.pollScale },
    pushOrigin: pushOriginOf(env),
    now: () => new Date(),
    random: Math.random,
    ...options,
  });
}
