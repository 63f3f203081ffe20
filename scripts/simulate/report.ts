import { bucketRules } from '@/lib/jobs/token-bucket';
import type { AccountRun } from './run-account';
import type { FakeAccount } from './world';

/** One policy's day in figures. Delays in minutes. */
export interface DayReport {
  delays: { overall: Quantiles; byStatus: [status: string, Quantiles][] };
  unseen: number;
  requests: number;
  wastedChecks: number;
  wastedRequests: number;
  violations: number;
  byMerchant: [merchant: string, Quantiles][];
  /** Jain's index of the shops' medians: 1 when all are equal. */
  jain: number;
  /** The slowest shop's median, as a multiple of the median of all. */
  worstRatio: number;
}

export interface Quantiles {
  count: number;
  p50: number;
  p90: number;
}

export function reportDay(runs: readonly AccountRun[]): DayReport {
  const delays = runs.flatMap((run) => run.delays);
  const sum = (of: (run: AccountRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const overall = quantiles(delays.map(({ ms }) => ms));
  const statuses = [...new Set(delays.map(({ status }) => status))].toSorted();
  const byMerchant = [...new Set(runs.map(({ account }) => account.merchant))].map(
    (merchant): [string, Quantiles] => [
      merchant,
      quantiles(
        runs
          .filter(({ account }) => account.merchant === merchant)
          .flatMap((run) => run.delays.map(({ ms }) => ms)),
      ),
    ],
  );
  const medians = byMerchant.map(([, { p50 }]) => p50);
  return {
    delays: {
      overall,
      byStatus: statuses.map((status) => [
        status,
        quantiles(delays.filter((delay) => delay.status === status).map(({ ms }) => ms)),
      ]),
    },
    unseen: sum(({ unseen }) => unseen),
    requests: sum(({ requests }) => requests),
    wastedChecks: 1 - sum(({ checksWithNews }) => checksWithNews) / sum(({ checks }) => checks),
    wastedRequests: 1 - sum(({ requestsWithNews }) => requestsWithNews) / sum(({ requests }) => requests),
    violations: sum(({ account, requestsMs }) => countViolations(account, requestsMs)),
    byMerchant,
    jain: jain(medians),
    worstRatio: Math.max(...medians) / overall.p50,
  };
}

/**
 * Counted from the requests alone, without the bucket's own idea of things: windows of the quota with one
 * request too many, and requests closer to each other than the pace.
 */
export function countViolations(
  { carrier, requestsPerHour }: FakeAccount,
  requestsMs: readonly number[],
): number {
  const { limits } = carrier;
  const requests = requestsPerHour ?? limits.requests;
  const windowMs = (requestsPerHour === null ? limits.perSeconds : 3_600) * 1_000;
  const { paceSeconds } = bucketRules(limits, requestsPerHour);
  return requestsMs.filter((atMs, index) => {
    const oneTooMany = requestsMs[index + requests];
    const next = requestsMs[index + 1];
    const isOver = oneTooMany !== undefined && oneTooMany - atMs < windowMs;
    return isOver || (next !== undefined && next - atMs < paceSeconds * 1_000);
  }).length;
}

export function quantiles(ms: readonly number[]): Quantiles {
  const sorted = Float64Array.from(ms).sort();
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN) / 60_000;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9) };
}

function jain(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return (sum * sum) / (values.length * squares);
}
