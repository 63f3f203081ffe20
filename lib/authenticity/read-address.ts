import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { hasMixedScripts } from './skeleton';

/** An address as a browser would read it, and how it differs from what a reader reads. Nothing is looked up. */
export interface Address {
  scheme: string;
  /** What stands before an "@", decoded as far as it goes; empty where there is none. */
  userinfo: string;
  /** Lower case, punycode, without a final dot. */
  host: string;
  /** The same with its letters decoded. */
  unicodeHost: string;
  /** What somebody has registered (with private suffixes: `x.github.io`); the whole host where nothing is. */
  domain: string;
  /** The domain's first part, decoded: "usps". */
  label: string;
  /** As in `URL`: empty for the scheme's own. */
  port: string;
  /** Path, query and fragment. */
  rest: string;
  isIp: boolean;
  /** Its ending is one that exists. */
  isKnownEnding: boolean;
  /** The host is spelled in another way than it reads: percent codes, backslashes, odd figures. */
  isOddlySpelled: boolean;
  hasMixedScripts: boolean;
}

const webSchemes: ReadonlySet<string> = new Set(['http', 'https', 'ftp']);

/** Reads an address with or without its scheme. A scheme of another kind is returned alone; null for no address. */
export function readAddress(text: string): Address | { scheme: string } | null {
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:[/?#]|$))/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !webSchemes.has(scheme)) return { scheme };
  const whole = scheme === undefined ? `https://${text}` : text;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  const host = url.hostname.replace(/\.$/, '');
  if (host === '' || host.includes('..')) return null;
  const isIp = /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[');
  const unicodeHost = isIp ? host : domainToUnicode(host) || host;
  const parsed = parse(host, { allowPrivateDomains: true });
  const domain = isIp ? host : (parsed.domain ?? host);
  const label = isIp ? host : (unicodeHost.split('.').at(-domain.split('.').length) ?? host);
  return {
    ...{ scheme: scheme ?? 'https', host, unicodeHost, domain, label, isIp, port: url.port },
    userinfo: decoded([url.username, url.password].filter(Boolean).join(':')),
    rest: url.pathname === '/' && !url.search && !url.hash ? '' : url.pathname + url.search + url.hash,
    isKnownEnding: parsed.isIcann === true || parsed.isPrivate === true,
    isOddlySpelled: !isIp && isOddlySpelled(whole, host, unicodeHost),
    hasMixedScripts: unicodeHost.split('.').some(hasMixedScripts),
  };
}

/** Whether the host as typed, but for capitals and a final dot, is another than the one that is opened. */
function isOddlySpelled(whole: string, host: string, unicodeHost: string): boolean {
  const [, slashes = '', authority = ''] = /^[a-z][a-z0-9+.-]*:([\\/]*)([^/?#]*)/i.exec(whole) ?? [];
  if (slashes !== '//' || authority.includes('\\')) return true;
  const typed = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return typed !== host && typed.normalize('NFC') !== unicodeHost;
}

/** Percent codes taken off, also where they were put on several times. Never throws. */
export function decoded(text: string): string {
  let plain = text;
  for (let round = 0; round < 3 && plain.includes('%'); round += 1) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  }
  return plain;
}
