import type { Address } from './read-address';
import type { OwnHost, Site, Surroundings } from './report';

/** A link token: the shape of `lib/ids.ts`. */
const token = /^[A-Za-z0-9_-]{22}$/;
const pages = /^\/?$|^\/(?:en|vi|zh)\/?$|^\/(?:en|vi|zh)\/real\/?$/;

/** The shop's tracking host that an address is at; null for any other. */
export function ownHostOf({ host, port }: Address, hosts: readonly OwnHost[]): OwnHost | null {
  return hosts.find((own) => own.host === host && own.port === port) ?? null;
}

/** The part of an address at our host that would be a link's secret; null where it has none. */
export function tokenOf(address: Address): string | null {
  const [path = ''] = address.rest.split(/[?#]/);
  return path.split('/').find((segment) => token.test(segment)) ?? null;
}

/** What an address at our own host is. */
export function ownPageOf(
  address: Address,
  own: OwnHost,
  tokens: ReadonlySet<string>,
): 'own_link' | 'own_page' | 'no_such_link' | 'other_shop' {
  const [path = ''] = address.rest.split(/[?#]/);
  const found = tokenOf(address);
  if (found !== null && tokens.has(found)) return 'own_link';
  const isPrefixed = own.prefix === '' || path === own.prefix || path.startsWith(`${own.prefix}/`);
  if (!isPrefixed && !/^\/l\//.test(path)) return path === '' ? 'own_page' : 'other_shop';
  return found === null && pages.test(path.slice(own.prefix.length)) ? 'own_page' : 'no_such_link';
}

/** Whether the shop itself links there: its homepage, its support, a link of its theme. */
export function isShopSite({ host, rest }: Address, sites: Surroundings['shop']['sites']): boolean {
  return sites.some((site) =>
    site.isWhole
      ? host === site.host || host.endsWith(`.${site.host}`)
      : host === site.host && isBelow(rest, site),
  );
}

function isBelow(rest: string, { path }: Site): boolean {
  return (
    rest === path || ['/', '?', '#'].some((next) => rest.startsWith(`${path.replace(/\/$/, '')}${next}`))
  );
}

/**
 * The shop's places from the links of its theme. A bare host is the shop's own, with what is below it; a page on
 * a host shared with others ("facebook.com/shop") is only that page.
 */
export function sitesOf(homepage: string | null, links: readonly string[]): Site[] {
  const site = (text: string, mayBeWhole: boolean): Site[] => {
    if (!URL.canParse(text)) return [];
    const { protocol, hostname, pathname, search } = new URL(text);
    if (protocol !== 'https:' && protocol !== 'http:') return [];
    const isWhole = mayBeWhole && pathname === '/' && search === '';
    return [{ host: isWhole ? hostname.replace(/^www\./, '') : hostname, isWhole, path: pathname + search }];
  };
  return [...(homepage === null ? [] : site(homepage, true)), ...links.flatMap((link) => site(link, false))];
}
