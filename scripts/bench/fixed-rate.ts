import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Sends requests at a fixed rate, whether or not earlier ones have been answered, and returns how long each took
 * in ms, counted from when it was due: a server that falls behind shows. Throws on an answer that is no 2xx.
 */
export async function atFixedRate(
  send: () => Promise<Response>,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<number[]> {
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueAt = startedAt + (index * 1_000) / perSecond;
    await sleep(Math.max(0, dueAt - performance.now()));
    answers.push(
      send().then(async (answer) => {
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`An answer was ${answer.status}.`);
        return performance.now() - dueAt;
      }),
    );
  }
  return Promise.all(answers);
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
