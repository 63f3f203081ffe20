import { and, eq } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import { readCredentials } from '@/lib/carriers/credentials';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { normaliseNumber } from '@/lib/numbers/normalise';
import { replaceCarrierAccounts } from '@/lib/services/replace-carrier-accounts';
import { rerouteParcels } from '@/lib/services/reroute-parcels';
import {
  type ConnectionProblem,
  type ConnectionTest,
  testCarrierAccount,
} from '@/lib/services/test-carrier-account';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions } from './context';

/**
 * Adds a shop's account with a carrier, tests it, and says what is missing. Credentials that the carrier
 * refuses are not kept; an account that only waits for the carrier is. A new account that works takes the
 * place of the shop's older ones with that carrier: so a secret is changed.
 */
export async function addAccount(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const { db, keyring, carriers } = context;
  const shop = await requireShop(context, options);
  const code = required(options, 'carrier').toLowerCase();
  const carrier = carriers.find((one) => one.code === code);
  if (!carrier) throw new Complaint(`Doorstep cannot ask "${code}": --carrier is ${codes(carriers)}.`);
  const credentials = await askForCredentials(context, carrier, options);
  const account = { carrier: code, name: carrier.name, credentials };
  const { id } = await createCarrierAccount(db, shop.id, keyring, account);
  const isThis = and(eq(carrierAccounts.merchantId, shop.id), eq(carrierAccounts.id, id));
  // Whoever only pushes cannot be asked about a parcel.
  const canTry = options.try !== undefined && carrier.api.operations.length > 0;
  const trackingNumber = canTry ? { trackingNumber: normaliseNumber(options.try ?? '') } : {};
  const test = await testCarrierAccount(context, shop.id, id, trackingNumber);
  if (!test.ok && test.problem === 'bad_credentials') {
    await db.delete(carrierAccounts).where(isThis);
    throw new Complaint(`${sentence(test, carrier)} Nothing was kept.`);
  }
  if (!test.ok) return [`The account is kept, but does not work yet. ${sentence(test, carrier)}`];
  const replaced = await replaceCarrierAccounts(context, shop.id, { accountId: id, carrier: code });
  await rerouteParcels(db, shop.id, carriers);
  const [kept, ...hints] = triedSentences(carrier, test.isTrackingTested);
  return [kept, ...(replaced > 0 ? ['It takes the place of the older one.'] : []), ...hints];
}

/** What the test of a good account has shown, and no more. */
function triedSentences({ name, api }: Carrier, isTrackingTested: boolean): [string, ...string[]] {
  if (isTrackingTested) return [`${name} accepts the account and answers for the parcel.`];
  if (api.operations.length === 0) {
    return [
      'The account is kept.',
      `${name} cannot be asked and tells by itself: npm run shop -- accounts shows the address to enter there.`,
    ];
  }
  if (api.auth.kind === 'headers' && !api.auth.check) {
    return [
      'The account is kept, and was not tried.',
      `Only a question about a parcel shows whether ${name} accepts it: --try <number of yours>.`,
    ];
  }
  return [
    `${name} accepts the account.`,
    'Only the sign-in was tried: --try <number> asks about a parcel of yours too.',
  ];
}

async function askForCredentials(context: ShopContext, carrier: Carrier, options: ShopOptions) {
  const typed: Record<string, string> = {};
  for (const { name, isSecret, isRequired } of carrier.api.credentials) {
    const option = kebab(name);
    if (!isSecret) typed[name] = options[option] ?? '';
    // An optional one is named as a flag, and then asked for.
    else if (isRequired || options[option] !== undefined) typed[name] = await context.readSecret(option);
  }
  const read = readCredentials(carrier.api.credentials, typed);
  if (read.ok) return read.credentials;
  const [first] = read.problems;
  const what = first?.problem === 'missing' ? 'is missing' : 'is not of the shape that it has there';
  throw new Complaint(`${carrier.name} needs other credentials: --${kebab(first?.field ?? '')} ${what}.`);
}

/** How a credential field is called on a command line. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function sentence(test: Extract<ConnectionTest, { ok: false }>, carrier: Carrier): string {
  const own = test.carrierMessage ? ` ${carrier.name} says: "${test.carrierMessage}"` : '';
  return `${problemSentence(test.problem, carrier)}${own}`;
}

function problemSentence(problem: ConnectionProblem, { name, api }: Carrier): string {
  switch (problem) {
    case 'bad_credentials':
      return api.auth.kind === 'oauth'
        ? `${name} does not know this client id and secret: copy both again from your app there.`
        : `${name} does not accept these credentials: copy them again from your account there.`;
    case 'mailer_id':
      return `${name} signs the app in and refuses the parcel: its Mailer ID is not yours, or has not let this app in.`;
    case 'not_permitted':
      return `${name} signs the app in and does not let it track: ask ${name} to add tracking to it.`;
    case 'own_quota':
      return 'The quota of this account is spent for now.';
    case 'rate_limited':
      return `${name} says that it was asked too often. Nothing to do: the worker asks again later.`;
    case 'carrier_down':
      return `${name} does not answer properly just now. Nothing to do: the worker asks again by itself.`;
    case 'unknown_account':
    case 'incomplete_credentials':
      return 'The account is incomplete: add it again.';
    default:
      return `The app lacks the scope "${problem.slice('missing_scope:'.length)}": ask ${name} to grant it, the worker goes on by itself.`;
  }
}

function codes(carriers: readonly Carrier[]): string {
  return carriers.map((carrier) => carrier.code).join(' or ');
}
