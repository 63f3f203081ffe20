import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { cacheChannel } from '@/lib/db/cache-tags';
import { getLogger } from '@/lib/log';
import { invalidateAll, invalidateTags } from './tag-clock.cjs';

export interface CacheListener {
  /** Settles when the first LISTEN is in place. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  /** How often the listener sends itself a message, in milliseconds; one that does not come back in time ends the session. */
  heartbeatMs?: number;
  retryMs?: number;
}

/**
 * Hears the cache tags that transactions send at their commit, and drops what carries them. On every
 * (re)connect all that was cached before counts as stale: nobody knows what was missed. A connection that
 * died without a word is found by a heartbeat that must come back through the database.
 */
export function startCacheListener({
  databaseUrl,
  heartbeatMs = 10_000,
  retryMs = 1_000,
}: Options): CacheListener {
  const stopping = new AbortController();
  let isReady = () => {};
  let isAway = false;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await listenUntilSilent(databaseUrl, heartbeatMs, stopping.signal, () => {
          isAway = false;
          isReady();
        });
      } catch (error) {
        if (stopping.signal.aborted) return;
        // Once for each outage, not for each attempt.
        if (!isAway) getLogger().warn({ err: error }, 'The cache listener has no database and tries again.');
        isAway = true;
      }
      await sleep(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    ready,
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

/** Every instance hears the heartbeats of all. */
const heartbeatPrefix = 'heartbeat:';

async function listenUntilSilent(
  url: string,
  heartbeatMs: number,
  stopping: AbortSignal,
  onReady: () => void,
) {
  const client = postgres(url, {
    max: 1,
    idle_timeout: undefined,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
  });
  const heartbeat = `${heartbeatPrefix}${crypto.randomUUID()}`;
  let lastHeardAt = 0;
  const hear = (payload: string) => {
    const tags = readTags(payload);
    if (tags.includes(heartbeat)) lastHeardAt = Date.now();
    else invalidateTags(tags.filter((tag) => !tag.startsWith(heartbeatPrefix)));
  };
  try {
    await client.listen(cacheChannel, hear, invalidateAll);
    onReady();
    while (!stopping.aborted) {
      const sentAt = Date.now();
      await client.notify(cacheChannel, JSON.stringify([heartbeat]));
      await sleep(heartbeatMs, undefined, { signal: stopping });
      if (lastHeardAt < sentAt) throw new Error('No heartbeat came back.');
    }
  } finally {
    await client.end({ timeout: 1 }).catch(() => undefined);
  }
}

/** A payload is a JSON array of tags; anything else on the channel is not ours and changes nothing. */
function readTags(payload: string): string[] {
  try {
    const value: unknown = JSON.parse(payload);
    return Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : [];
  } catch {
    return [];
  }
}
