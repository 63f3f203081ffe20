import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { slugProblem } from '@/lib/branding/reserved-slugs';
import { type Theme, themeSchema } from '@/lib/branding/theme';
import type { Locale } from '@/lib/i18n/locales';
import { newId } from '@/lib/ids';
import { notifyTags, shopTag } from './cache-tags';
import type { Database, Executor } from './client';
import { domains } from './schema/domains';
import { merchants } from './schema/merchants';
import { themes } from './schema/themes';

export interface Shop {
  id: string;
  slug: string;
  name: string;
  homepage: string | null;
  defaultLocale: Locale;
  /** Its parcels' pages offer updates by e-mail and push. */
  offersUpdates: boolean;
  /** The published theme, or the defaults. */
  theme: Theme;
}

/**
 * The shop behind the first segment of an address: its slug, or a host name it has verified. One of the two
 * queries without a merchant, because it is what finds one. Null for an unknown or unverified one, and for one
 * with capitals: each page has one address, so that its spellings do not fill the caches.
 */
export async function findShop(db: Executor, slugOrHost: string): Promise<Shop | null> {
  if (slugOrHost !== slugOrHost.toLowerCase()) return null;
  // Only host names have a dot, so that a host can never stand for another shop's slug.
  const isWanted = slugOrHost.includes('.')
    ? sql`${merchants.id} = (select ${domains.merchantId} from ${domains} where ${domains.host} = ${slugOrHost} and ${domains.verifiedAt} is not null)`
    : eq(merchants.slug, slugOrHost);
  const [row] = await db
    .select({
      id: merchants.id,
      slug: merchants.slug,
      name: merchants.name,
      homepage: merchants.homepage,
      defaultLocale: merchants.defaultLocale,
      offersUpdates: merchants.offersUpdates,
      theme: themes.theme,
    })
    .from(merchants)
    .leftJoin(themes, and(eq(themes.merchantId, merchants.id), eq(themes.status, 'published')))
    .where(isWanted)
    .orderBy(sql`${themes.publishedAt} desc nulls last`)
    .limit(1);
  return row ? { ...row, theme: readTheme(row.theme) } : null;
}

/** The slug of the one shop of an installation that has one; null when there are none or several. */
export async function findOnlySlug(db: Executor): Promise<string | null> {
  const [only, another] = await db.select({ slug: merchants.slug }).from(merchants).limit(2);
  return only && !another ? only.slug : null;
}

/** A theme from an older version of the app may lack fields or hold what is no longer allowed. */
function readTheme(stored: unknown): Theme {
  return themeSchema.safeParse(stored ?? {}).data ?? themeSchema.parse({});
}

export interface NewMerchant {
  slug: string;
  name: string;
  homepage?: string | null;
  defaultLocale?: Locale;
  timeZone?: string;
}

/** Adds a shop. Throws on a slug that `slugProblem` refuses or that is taken. */
export async function createMerchant(db: Executor, input: NewMerchant): Promise<{ id: string }> {
  const problem = slugProblem(input.slug);
  if (problem) throw new Error(`The slug "${input.slug}" cannot be used: ${problem}.`);
  const id = newId('mer');
  await db.insert(merchants).values({ id, ...input });
  return { id };
}

/** Adds a new version of the shop's theme, puts it in force, and drops the shop's cached pages. */
export async function publishTheme(
  db: Database,
  merchantId: string,
  theme: Theme,
  now: Date,
): Promise<{ version: number }> {
  return db.transaction(async (tx) => {
    // Two editors at once take turns, so that both get a version of their own.
    await tx.select({ id: merchants.id }).from(merchants).where(eq(merchants.id, merchantId)).for('update');
    const [latest] = await tx
      .select({ version: themes.version })
      .from(themes)
      .where(eq(themes.merchantId, merchantId))
      .orderBy(desc(themes.version))
      .limit(1);
    const version = (latest?.version ?? 0) + 1;
    await tx.insert(themes).values({ merchantId, version, status: 'published', theme, publishedAt: now });
    await notifyTags(tx, [shopTag(merchantId)]);
    return { version };
  });
}

/** Claims a host name for a shop. It serves pages only once verified. Throws if another shop has verified it. */
export async function addDomain(
  db: Executor,
  merchantId: string,
  host: string,
  verifiedAt: Date | null,
): Promise<void> {
  await db
    .insert(domains)
    .values({ merchantId, host: host.toLowerCase(), verifiedAt })
    .onConflictDoUpdate({ target: [domains.merchantId, domains.host], set: { verifiedAt } });
}

/** Has a shop's pages offer updates, or no longer; drops its cached pages. */
export async function setOffersUpdates(
  db: Database,
  merchantId: string,
  offersUpdates: boolean,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(merchants).set({ offersUpdates }).where(eq(merchants.id, merchantId));
    await notifyTags(tx, [shopTag(merchantId)]);
  });
}

/** The shop's sealed key pair for push messages; null until it has one. */
export async function getVapidSealed(db: Executor, merchantId: string): Promise<string | null> {
  const [row] = await db
    .select({ vapidSealed: merchants.vapidSealed })
    .from(merchants)
    .where(eq(merchants.id, merchantId));
  return row?.vapidSealed ?? null;
}

/** Gives a shop its key pair, unless it has one meanwhile. */
export async function addVapidSealed(db: Executor, merchantId: string, vapidSealed: string): Promise<void> {
  await db
    .update(merchants)
    .set({ vapidSealed })
    .where(and(eq(merchants.id, merchantId), isNull(merchants.vapidSealed)));
}
