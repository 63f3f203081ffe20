import { and, eq, ne } from 'drizzle-orm';
import { carriers } from '@/lib/carriers';
import { type Keyring, open, seal } from '@/lib/crypto';
import { newId } from '@/lib/ids';
import { makePushKeys } from '@/lib/push-keys';
import type { Executor } from './client';
import { carrierAccounts } from './schema/carrier-accounts';

export interface NewCarrierAccount {
  carrier: string;
  name: string;
  /** As the carrier gave them; sealed before they are stored. */
  credentials: Readonly<Record<string, string>>;
  requestsPerHour?: number | null;
}

/** Adds an account, with keys of its own where its carrier can push to us. */
export async function createCarrierAccount(
  db: Executor,
  merchantId: string,
  keyring: Keyring,
  input: NewCarrierAccount,
): Promise<{ id: string }> {
  const id = newId('car');
  const { carrier } = input;
  const canPush = carriers.some(({ code, api }) => code === carrier && api.push !== undefined);
  const keys = canPush ? makePushKeys(keyring, { merchantId, carrier }) : {};
  const credentials = mapValues(input.credentials, (value, field) =>
    seal(keyring, value, { merchantId, scope: carrier, field }),
  );
  await db.insert(carrierAccounts).values({ ...input, ...keys, id, merchantId, credentials });
  return { id };
}

export interface CarrierAccount {
  id: string;
  carrier: string;
  credentials: Record<string, string>;
  status: 'untested' | 'working' | 'failing' | 'disabled';
  requestsPerHour: number | null;
}

/** The account with its secrets opened. Null when the shop has none of that id. Throws if a key is missing. */
export async function getCarrierAccount(
  db: Executor,
  merchantId: string,
  keyring: Keyring,
  accountId: string,
): Promise<CarrierAccount | null> {
  const [row] = await db
    .select()
    .from(carrierAccounts)
    .where(and(eq(carrierAccounts.merchantId, merchantId), eq(carrierAccounts.id, accountId)));
  if (!row) return null;
  const { id, carrier, status, requestsPerHour } = row;
  const credentials = openCredentials(keyring, { merchantId, carrier, credentials: row.credentials });
  return { id, carrier, credentials, status, requestsPerHour };
}

/** Credentials as they were entered. Throws if a key is missing. */
export function openCredentials(
  keyring: Keyring,
  account: { merchantId: string; carrier: string; credentials: Readonly<Record<string, string>> },
): Record<string, string> {
  const { merchantId, carrier } = account;
  return mapValues(account.credentials, (value, field) =>
    open(keyring, value, { merchantId, scope: carrier, field }),
  );
}

/**
 * Notes that an account was used, and what that said of it: `error` null means that it works, `result` null that
 * there is nothing to say (an outage). An account that is switched off stays as it is.
 */
export async function recordAccountResult(
  db: Executor,
  merchantId: string,
  accountId: string,
  result: { error: string | null; reason?: string | null } | null,
  now: Date,
): Promise<void> {
  const said = result && {
    status: result.error === null ? ('working' as const) : ('failing' as const),
    lastError: result.error,
    lastErrorReason: result.reason ?? null,
  };
  await db
    .update(carrierAccounts)
    .set({ ...said, lastCheckedAt: now })
    .where(
      and(
        eq(carrierAccounts.merchantId, merchantId),
        eq(carrierAccounts.id, accountId),
        ne(carrierAccounts.status, 'disabled'),
      ),
    );
}

function mapValues(
  source: Readonly<Record<string, string>>,
  change: (value: string, field: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(source).map(([field, value]) => [field, change(value, field)]));
}
