import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';

export interface Sample {
  requestsPerSecond: number;
  /** User and system time that the server spent on each request, from its own accounting. */
  cpuMs: number;
}

export interface Target {
  name: string;
  /** One path, or many that are each asked once in a round. */
  paths: readonly string[];
  /** Done before each round, such as dropping what is cached. */
  prepare?: () => Promise<void>;
}

const connections = 16;
const secondsPerRound = 3;

/** Sends one round of requests to a target and divides the server's CPU time by their number. */
export async function measure(origin: string, server: ChildProcess, target: Target): Promise<Sample> {
  await target.prepare?.();
  const load = target.paths.length > 1 ? { amount: target.paths.length } : { duration: secondsPerRound };
  const before = await cpuOf(server);
  const result = await autocannon({
    url: origin,
    connections: target.paths.length > 1 ? 4 : connections,
    requests: target.paths.map((path) => ({ path })),
    ...load,
  });
  const after = await cpuOf(server);
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${target.name}: ${result.non2xx} answers were no 2xx, ${result.errors} failed.`);
  }
  const answered = result['2xx'];
  return {
    requestsPerSecond: answered / result.duration,
    cpuMs: (after - before) / 1_000 / answered,
  };
}

/** CPU time of the server so far, in microseconds: `cpu.cjs` answers from inside it. */
async function cpuOf(server: ChildProcess): Promise<number> {
  server.send('cpu');
  const [usage]: { user: number; system: number }[] = await once(server, 'message');
  return (usage?.user ?? 0) + (usage?.system ?? 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
