import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AskedParcel, Carrier, CarrierError, TrackingOutcomes } from '@/lib/carriers/carrier';
import type { SignIn } from '@/lib/carriers/engine/carrier-session';
import { type CarrierCall, createCarrierEngine } from '@/lib/carriers/engine/engine';
import type { EngineOptions, RawResponse } from '@/lib/carriers/engine/engine-options';
import type { Database } from '@/lib/db/client';
import { takeToken } from '@/lib/jobs/take-tokens';

/** A shop's account as the engine uses it; `credentials` are open. */
export interface MeteredAccount {
  merchantId: string;
  accountId: string;
  credentials: Record<string, string>;
}

/** The carrier engine under the accounts' quotas, with the raw answers of each call handed back. */
export interface MeteredEngine {
  track(
    carrier: Carrier,
    account: MeteredAccount,
    parcels: readonly AskedParcel[],
  ): Promise<{ outcomes: TrackingOutcomes; raw: RawResponse[] }>;
  authenticate(carrier: Carrier, account: MeteredAccount): Promise<SignIn>;
  call<Result>(
    carrier: Carrier,
    account: MeteredAccount,
    call: CarrierCall<Result>,
  ): Promise<Result | { ok: false; error: CarrierError }>;
}

/**
 * Wraps the engine so that every HTTP request, those for tokens included, takes one from the account's bucket
 * in Postgres first: all workers and all kinds of calls together stay within the quota. One per process, as
 * the engine's tokens and breakers live in memory.
 */
export function createMeteredEngine(
  db: Database,
  options: Omit<EngineOptions, 'beforeRequest' | 'onRawResponse'> = {},
): MeteredEngine {
  const collected = new AsyncLocalStorage<RawResponse[]>();
  const engine = createCarrierEngine({
    ...options,
    beforeRequest: (carrier, account) => waitForToken(db, carrier, account.id),
    onRawResponse(raw) {
      collected.getStore()?.push(raw);
    },
  });
  return {
    async track(carrier, account, parcels) {
      const raw: RawResponse[] = [];
      const outcomes = await collected.run(raw, () => engine.track(carrier, engineAccount(account), parcels));
      return { outcomes, raw };
    },
    authenticate: (carrier, account) => engine.authenticate(carrier, engineAccount(account)),
    call: (carrier, account, call) => engine.call(carrier, engineAccount(account), call),
  };
}

/**
 * A carrier that wants a second between two requests is waited for: that is its pace, and no quota spent. Longer
 * waits are a refusal, so that a worker's time goes to other accounts.
 */
async function waitForToken(db: Database, carrier: Carrier, account: string) {
  const [merchantId = '', accountId = ''] = account.split('/');
  let waitedSeconds = 0;
  for (;;) {
    const answer = await takeToken(db, merchantId, accountId, carrier.api.limits);
    if (answer.ok) return answer;
    const { retryAfterSeconds } = answer;
    if (retryAfterSeconds > longestWaitSeconds || waitedSeconds + retryAfterSeconds > longestQueueSeconds) {
      return { ok: false as const, retryAfterSeconds: Math.ceil(retryAfterSeconds) };
    }
    await sleep(retryAfterSeconds * 1_000);
    waitedSeconds += retryAfterSeconds;
  }
}

/** Of one request for its turn. */
const longestWaitSeconds = 2;
/** When others were always faster. */
const longestQueueSeconds = 8;

/** The engine knows no tenants: both ids together keep tokens and breakers of two shops apart. */
function engineAccount({ merchantId, accountId, credentials }: MeteredAccount) {
  return { id: `${merchantId}/${accountId}`, credentials };
}
