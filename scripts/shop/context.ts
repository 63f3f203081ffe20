import type { Carrier } from '@/lib/carriers/carrier';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { findShop, type Shop } from '@/lib/db/merchants';
import { merchants } from '@/lib/db/schema/merchants';
import type { MeteredEngine } from '@/lib/services/metered-engine';
import { Complaint } from '../stack/complain';

/** What the commands work on. */
export interface ShopContext {
  db: Database;
  keyring: Keyring;
  engine: MeteredEngine;
  carriers: readonly Carrier[];
  appUrl: string;
  /** Where carriers can push to; null where none can reach this server. */
  pushOrigin: string | null;
  /** Holds the pictures that a theme may name. */
  publicDir: string;
  /** A carrier's secret (`--client-secret` …), which never stands on a command line: those are kept in histories. */
  readSecret(option: string): Promise<string>;
  now: () => Date;
}

/** The options of one command, as typed; those not given are absent. */
export type ShopOptions = Readonly<Partial<Record<string, string>>>;

/** The value of an option that must be there. Throws `Complaint`. */
export function required(options: ShopOptions, name: string): string {
  const value = options[name]?.trim();
  if (!value)
    throw new Complaint(`--${name} is missing. \`npm run shop\` alone shows what each command takes.`);
  return value;
}

/** The shop of `--shop`, or the only one there is. Throws `Complaint`. */
export async function requireShop({ db }: ShopContext, { shop: slug }: ShopOptions): Promise<Shop> {
  const slugs = slug
    ? [slug]
    : (await db.select({ slug: merchants.slug }).from(merchants)).map((row) => row.slug);
  const [only] = slugs;
  if (!only) throw new Complaint('There is no shop yet: make one with `npm run shop -- create`.');
  if (slugs.length > 1) throw new Complaint(`Say which shop: --shop ${slugs.join(' or --shop ')}.`);
  const shop = await findShop(db, only);
  if (!shop) throw new Complaint(`There is no shop "${only}".`);
  return shop;
}

/** Runs an insert; what is already there becomes a sentence. Throws `Complaint`. */
export async function unlessTaken<T>(insert: Promise<T>, sentence: string): Promise<T> {
  try {
    return await insert;
  } catch (error) {
    throw isTaken(error) ? new Complaint(sentence, { cause: error }) : error;
  }
}

/** `unique_violation`; drizzle wraps the driver's error in one of its own. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '23505') || isTaken(error.cause);
}
