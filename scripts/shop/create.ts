import { slugProblem } from '@/lib/branding/reserved-slugs';
import { notifyTags, shopTag } from '@/lib/db/cache-tags';
import { addDomain, createMerchant } from '@/lib/db/merchants';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions, unlessTaken } from './context';

/** One of the product's languages, or null where none is named. Throws `Complaint`. */
export function localeOf(options: ShopOptions): Locale | null {
  const { locale } = options;
  if (locale === undefined) return null;
  if (!isLocale(locale)) throw new Complaint(`--locale must be ${locales.join(', ')}, not "${locale}".`);
  return locale;
}

export async function createShop(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const slug = required(options, 'slug');
  const problem = slugProblem(slug);
  if (problem === 'reserved')
    throw new Complaint(`"${slug}" is a word of the app's own: take another --slug.`);
  if (problem) {
    throw new Complaint(
      `--slug takes small letters, digits and single dashes, at most 63: "my-shop", not "${slug}".`,
    );
  }
  const { homepage } = options;
  if (homepage !== undefined && !/^https:\/\/[^/]/.test(homepage)) {
    throw new Complaint(`--homepage must begin with https://, not "${homepage}".`);
  }
  const timeZone = options['time-zone'] ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    throw new Complaint(`--time-zone must be a name such as America/New_York, not "${timeZone}".`);
  }
  const shop = {
    slug,
    name: required(options, 'name'),
    homepage: homepage ?? null,
    defaultLocale: localeOf(options) ?? 'en',
    timeZone,
  };
  await unlessTaken(createMerchant(context.db, shop), `There is a shop "${slug}" already.`);
  return [`The shop is there: ${context.appUrl}/${slug}`];
}

/** Puts a host name in force. Whoever can run this holds the server, so no DNS proof is asked for. */
export async function addShopDomain(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const { db } = context;
  const shop = await requireShop(context, options);
  const typed = required(options, 'host');
  const host = URL.canParse(`https://${typed}/`) ? new URL(`https://${typed}/`).host : '';
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(host)) {
    throw new Complaint(`"${typed}" is not a host name: it must look like orders.example.com.`);
  }
  const claim = addDomain(db, shop.id, host, context.now());
  await unlessTaken(claim, `${host} belongs to another shop of this server.`);
  await notifyTags(db, [shopTag(shop.id)]);
  return [
    `${host} now opens ${shop.name}. Point its DNS at this server, and let the proxy pass the Host header on.`,
    ...(/^track/.test(host)
      ? ['Ad blockers list names that begin with "track": orders. or delivery. are safer.']
      : []),
  ];
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
