import { askedParcels } from '@/lib/carriers/asked-parcel';
import type { Carrier, CarrierError } from '@/lib/carriers/carrier';
import { readCredentials } from '@/lib/carriers/credentials';
import type { Keyring } from '@/lib/crypto';
import { getCarrierAccount, recordAccountResult } from '@/lib/db/carrier-accounts';
import type { Database } from '@/lib/db/client';
import type { MeteredAccount, MeteredEngine } from './metered-engine';

/** What is missing for an account to work. Keys of texts; `missing_scope:tracking` names the scope. */
export type ConnectionProblem =
  | 'unknown_account'
  | 'incomplete_credentials'
  | 'bad_credentials'
  | `missing_scope:${string}`
  | 'mailer_id'
  | 'not_permitted'
  | 'own_quota'
  | 'rate_limited'
  | 'carrier_down';

export type ConnectionTest =
  | { ok: true /** False: only the sign-in was tried. */; isTrackingTested: boolean }
  | {
      ok: false;
      problem: ConnectionProblem;
      isRetryable: boolean;
      /** The carrier's own sentence, for the merchant. */
      carrierMessage: string | null;
      retryAfterSeconds: number | null;
    };

interface Context {
  db: Database;
  keyring: Keyring;
  engine: MeteredEngine;
  carriers: readonly Carrier[];
  now: () => Date;
}

/**
 * Tests a shop's account: signs in anew and, with a tracking number of the shop's own, asks about it, because
 * some carriers (USPS) grant the sign-in and refuse the parcel. Says what exactly is missing, and notes the
 * result on the account. Spends one or two requests of the quota.
 */
export async function testCarrierAccount(
  context: Context,
  merchantId: string,
  accountId: string,
  options: { trackingNumber?: string } = {},
): Promise<ConnectionTest> {
  const { db, keyring, engine, carriers, now } = context;
  const account = await getCarrierAccount(db, merchantId, keyring, accountId);
  const carrier = carriers.find(({ code }) => code === account?.carrier);
  if (!account || !carrier) return failed('unknown_account', null);
  const credentials = readCredentials(carrier.api.credentials, account.credentials);
  if (!credentials.ok) return failed('incomplete_credentials', null);
  const opened: MeteredAccount = { merchantId, accountId, credentials: credentials.credentials };
  const error = await firstError(engine, carrier, opened, options.trackingNumber);
  const isCarriersWord = error?.code === 'unauthorized' || error?.code === 'not_permitted';
  // An outage says nothing of the credentials.
  if (error === null || isCarriersWord) {
    const result = { error: error?.code ?? null, reason: error?.reason ?? null };
    await recordAccountResult(db, merchantId, accountId, result, now());
  }
  return error ? failed(problemOf(error), error) : { ok: true, isTrackingTested: !!options.trackingNumber };
}

async function firstError(
  engine: MeteredEngine,
  carrier: Carrier,
  account: MeteredAccount,
  trackingNumber: string | undefined,
): Promise<CarrierError | null> {
  const signIn = await engine.authenticate(carrier, account);
  if (!signIn.ok) return signIn.error;
  if (trackingNumber === undefined) return null;
  const { outcomes } = await engine.track(carrier, account, askedParcels(carrier.code, [trackingNumber]));
  const outcome = outcomes.get(trackingNumber);
  if (!outcome || outcome.ok) return null;
  // That the carrier does not know the number is an answer: the account works.
  const isAnswered = ['not_found', 'not_scanned_yet', 'invalid_number'].includes(outcome.error.code);
  return isAnswered ? null : outcome.error;
}

function problemOf(error: CarrierError): ConnectionProblem {
  const { code, reason } = error;
  if (reason === 'own_quota') return 'own_quota';
  if (code === 'unauthorized') return 'bad_credentials';
  if (code === 'rate_limited') return 'rate_limited';
  if (code !== 'not_permitted') return 'carrier_down';
  if (reason === 'mailer_id') return 'mailer_id';
  return reason && isMissingScope(reason) ? reason : 'not_permitted';
}

function isMissingScope(reason: string): reason is `missing_scope:${string}` {
  return reason.startsWith('missing_scope:');
}

function failed(problem: ConnectionProblem, error: CarrierError | null): ConnectionTest {
  return {
    ok: false,
    problem,
    isRetryable: error?.isRetryable ?? false,
    carrierMessage: error?.carrierMessage ?? null,
    retryAfterSeconds: error?.retryAfterSeconds ?? null,
  };
}
