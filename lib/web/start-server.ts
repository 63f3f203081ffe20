import { startCacheListener } from '@/lib/cache/listener';
import { getEnv } from '@/lib/env';

/** What a web process does besides answering requests. */
export async function startServer(): Promise<void> {
  const env = getEnv();
  startCacheListener({ databaseUrl: env.databaseUrl });
}
