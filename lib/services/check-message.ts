import { getDomain } from 'tldts';
import { judgeMessage, type Pasted, tokensIn } from '@/lib/authenticity/judge-message';
import { sitesOf } from '@/lib/authenticity/own-places';
import type { MessageReport, Owner, Surroundings } from '@/lib/authenticity/report';
import type { ShopView } from '@/lib/branding/theme';
import { carriers } from '@/lib/carriers';
import type { Database } from '@/lib/db/client';
import { findKnownTokens, listOwnHosts } from '@/lib/db/links';
import type { Locale } from '@/lib/i18n/locales';
import { carrierView } from '@/lib/numbers/carrier-view';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import type { RateLimit, RateLimiter } from './rate-limit';

const checksPerAddress: RateLimit = { name: 'check-message.ip', points: 30, seconds: 600 };
const checksPerShop: RateLimit = { name: 'check-message.shop', points: 1_200, seconds: 600 };

export interface CheckMessageInput extends Pasted {
  shop: ShopView & { id: string };
  locale: Locale;
  /** Where this installation is: its pages are at `appUrl/slug`. */
  appUrl: string;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type CheckMessageResult =
  | { ok: true; report: MessageReport }
  | { ok: false; error: 'empty' | 'rate_limited' };

/**
 * Says whose the links and the sender of a pasted message are. Nothing pasted is opened, stored or logged. Asks
 * the database the same two questions whatever was pasted, so that its time tells nothing about tokens.
 */
export async function checkMessage(
  { db, limiter }: { db: Database; limiter: RateLimiter },
  merchantId: string,
  { shop, locale, appUrl, ip, ...pasted }: CheckMessageInput,
): Promise<CheckMessageResult> {
  if (`${pasted.text}${pasted.sender}`.trim() === '') return { ok: false, error: 'empty' };
  const { isAllowed } = await limiter.charge([
    { limit: checksPerAddress, subject: `${merchantId}/${ip}` },
    { limit: checksPerShop, subject: merchantId },
  ]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };
  const around = {
    shop: await shopPlaces(db, merchantId, shop, appUrl),
    carriers: officialOwners(locale),
    phones: carrierPhones(locale),
  };
  const tokens = await findKnownTokens(db, merchantId, tokensIn(pasted, around));
  return { ok: true, report: judgeMessage(pasted, { ...around, tokens }) };
}

async function shopPlaces(
  db: Database,
  merchantId: string,
  shop: ShopView,
  appUrl: string,
): Promise<Surroundings['shop']> {
  const app = new URL(appUrl);
  const own = (await listOwnHosts(db, merchantId)).map((host) => ({ host, port: '', prefix: '' }));
  const { supportUrl, headerLinks, footerLinks } = shop.theme;
  const links = [
    ...(supportUrl ? [supportUrl] : []),
    ...[...headerLinks, ...footerLinks].map(({ url }) => url),
  ];
  const emails = links.flatMap((link) => /^mailto:([^?]+)/i.exec(link)?.[1]?.toLowerCase() ?? []);
  return {
    name: shop.name,
    hosts: [...own, { host: app.hostname, port: app.port, prefix: `/${shop.slug}` }],
    sites: sitesOf(shop.homepage, links),
    emails,
  };
}

/**
 * Carriers and the domains that are truly theirs: what adapters state, and the registrable domains of the
 * homepages and tracking pages that we link to ourselves. Aggregators carry nothing and are vouched for by nobody.
 */
export function officialOwners(locale: Locale): Owner[] {
  const domains = new Map<string, Set<string>>();
  const add = (code: string, domain: string | null) => {
    if (domain !== null) domains.set(code, (domains.get(code) ?? new Set()).add(domain));
  };
  for (const { code, kind, officialHosts } of carriers) {
    if (kind === 'carrier' && knownCarriers.has(code)) for (const host of officialHosts) add(code, host);
  }
  for (const { code, homepage, trackingUrl } of knownCarriers.values()) {
    for (const link of [homepage, trackingUrl?.('1')]) {
      if (link) add(code, getDomain(link, { allowPrivateDomains: true }));
    }
  }
  return [...domains].map(([code, own]) => ({
    ...{ code, domains: [...own] },
    name: carrierView(code, '', locale).name,
  }));
}

/** Numbers of carriers as their adapters state them, digits only. */
function carrierPhones(locale: Locale): Map<string, string> {
  return new Map(
    carriers.flatMap(({ code, contact }) =>
      contact
        .filter(({ kind }) => kind === 'phone' || kind === 'tty')
        .map(({ value }) => [value.replace(/\D/g, ''), carrierView(code, '', locale).name] as const),
    ),
  );
}
