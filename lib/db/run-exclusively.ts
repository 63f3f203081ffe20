import postgres from 'postgres';

/** How long to wait for another process, in milliseconds. */
const waitMs = 60_000;

/**
 * Runs `work` in one process at a time, of all that name the same `lock` (any number nobody else uses as an
 * advisory lock) on the database at `url`. A process that dies lets its turn go. Throws what `work` throws, and
 * what Postgres says when it is away or the wait is too long.
 */
export async function runExclusively<T>(url: string, lock: number, work: () => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await client`select set_config('lock_timeout', ${String(waitMs)}, false), pg_advisory_lock(${lock})`;
    return await work();
  } finally {
    // Ending the session also lets the lock go.
    await client.end({ timeout: 5 });
  }
}
