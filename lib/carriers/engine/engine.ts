import type {
  AskedParcel,
  Carrier,
  CarrierError,
  CarrierRequest,
  CarrierResponse,
  TrackingOutcomes,
} from '../carrier';
import { AccountLine, accountKey } from './account-line';
import { breakersByAccount } from './breaker-registry';
import { CarrierSession, type SignIn } from './carrier-session';
import type { CarrierAccount, EngineOptions } from './engine-options';
import { servedOperations } from './served-operations';
import { memoryTokenStore, TokenCache } from './token-cache';
import { TrackRun } from './track-run';

export interface CarrierEngine {
  /**
   * Asks a carrier about any number of parcels and answers for each one, by tracking number: an update or an
   * error, never neither. Parcels are announced first where the carrier wants that. Rejects only when a
   * callback of the options does. Of parcels with the same number only the first is asked about: keep them
   * apart where they differ.
   */
  track(
    carrier: Carrier,
    account: CarrierAccount,
    parcels: readonly AskedParcel[],
  ): Promise<TrackingOutcomes>;
  /** Tries an account's credentials as far as that goes without a parcel: "test the connection". */
  authenticate(carrier: Carrier, account: CarrierAccount): Promise<SignIn>;
  /** Any other call of the carrier's: a subscription, a proof of delivery. */
  call<Result>(
    carrier: Carrier,
    account: CarrierAccount,
    call: CarrierCall<Result>,
  ): Promise<Result | { ok: false; error: CarrierError }>;
}

export interface CarrierCall<Result> {
  name: string;
  /** Default: a subscription. */
  kind?: 'subscription' | 'proof';
  request: CarrierRequest;
  scope?: string;
  parse(response: CarrierResponse): Result;
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
  const lineOf = (carrier: Carrier, account: CarrierAccount) =>
    new AccountLine(
      new CarrierSession(carrier, account, { tokens, options }),
      breakers,
      accountKey(carrier, account),
    );

  return {
    track(carrier, account, parcels) {
      const run = new TrackRun({ carrier, account, line: lineOf(carrier, account), served });
      return run.track(firstOfEachNumber(parcels));
    },
    authenticate: (carrier, account) =>
      new CarrierSession(carrier, account, { tokens, options }).authenticate(),
    async call(carrier, account, { parse, ...asked }) {
      const answer = await lineOf(carrier, account).ask({ ...asked, kind: asked.kind ?? 'subscription' });
      return answer.ok ? parse(answer.response) : answer;
    },
  };
}

function firstOfEachNumber(parcels: readonly AskedParcel[]): AskedParcel[] {
  const seen = new Set<string>();
  return parcels.filter(({ trackingNumber }) => !seen.has(trackingNumber) && seen.add(trackingNumber));
}
