import { breakersByAccount } from './breaker-registry';
import type { Carrier, CarrierError, TrackingOutcomes } from './carrier';
import { CarrierSession } from './carrier-session';
import type { CarrierAccount, EngineOptions } from './engine-options';
import { servedOperations } from './served-operations';
import { memoryTokenStore, TokenCache } from './token-cache';
import { TrackRun } from './track-run';

export interface CarrierEngine {
  /**
   * Asks a carrier about any number of parcels and answers for each one: an update or an error, never
   * neither. Rejects only when a callback of the options does. `trackingNumbers` are normalised;
   * duplicates are asked once.
   */
  track(
    carrier: Carrier,
    account: CarrierAccount,
    trackingNumbers: readonly string[],
  ): Promise<TrackingOutcomes>;
  /** Tries an account's credentials by asking for a new token: "test the connection". */
  authenticate(
    carrier: Carrier,
    account: CarrierAccount,
  ): Promise<{ ok: true } | { ok: false; error: CarrierError }>;
}

/**
 * The one place that talks to carriers. It keeps, in memory, the tokens, a breaker per account, and which
 * operation an account is served: make one per process.
 */
export function createCarrierEngine(options: EngineOptions = {}): CarrierEngine {
  const now = options.now ?? Date.now;
  const tokens = new TokenCache(options.tokenStore ?? memoryTokenStore(), now);
  const breakers = breakersByAccount(now, options.breakerRules);
  const served = servedOperations(now);

  return {
    track(carrier, account, trackingNumbers) {
      const session = new CarrierSession(carrier, account, { tokens, options });
      const accountKey = `${carrier.code}:${account.id}`;
      const run = new TrackRun({ carrier, session, accountKey, breakers, served });
      return run.track([...new Set(trackingNumbers)]);
    },
    async authenticate(carrier, account) {
      const result = await new CarrierSession(carrier, account, { tokens, options }).authenticate();
      return result.ok ? { ok: true } : { ok: false, error: result.error };
    },
  };
}
