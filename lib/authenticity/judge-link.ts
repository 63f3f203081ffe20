import { hasTurnedText, madeVisible } from './clean-text';
import type { Candidate } from './find-addresses';
import type { KnownName } from './known-names';
import { likenessOf } from './likeness';
import { isShopSite, ownHostOf, ownPageOf } from './own-places';
import { type Address, decoded, readAddress } from './read-address';
import type { Finding, Owner, Reason, Remark, Surroundings, Verdict, Warning } from './report';
import { warnings } from './report';
import { shorteners } from './shorteners';

const isWarning: ReadonlySet<string> = new Set(warnings);
const maxShown = 90;

/** Whose a host is: the shop's, a carrier's (exact registrable domain), or nobody's that we know. */
type Whose =
  | { kind: 'ours'; code: Remark }
  | { kind: 'official'; carrier: Owner }
  | { kind: 'unknown'; code: Remark };

/** Judges one link. Nothing is opened. */
export function judgeLink(candidate: Candidate, around: Surroundings, names: readonly KnownName[]): Finding {
  const address = readAddress(candidate.text);
  const disguise = disguiseOf(candidate);
  if (address === null || !('host' in address)) {
    const code = address === null ? 'not_an_address' : 'scheme';
    const plain = { before: '', domain: shown(candidate.text), after: '' };
    return finding(
      candidate,
      plain,
      [...disguise, { code, ...(address && { value: `${address.scheme}:` }) }],
      'unknown',
    );
  }
  const whose = whoseIs(address, around);
  const reasons: Reason[] = [
    ...disguise,
    ...spelling(address, ownHostOf(address, around.shop.hosts) !== null),
    ...(whose.kind === 'unknown' && whose.code === 'known_to_nobody' ? suspicionsOf(address, names) : []),
    ...(whose.kind === 'unknown' ? [] : redirectOf(address, whose, around)),
    ...(address.scheme === 'http' && whose.kind === 'official' ? [{ code: 'not_encrypted' as const }] : []),
  ];
  const isSuspect = reasons.some(({ code }) => isWarning.has(code));
  if (whose.kind === 'official') reasons.push({ code: 'carrier_site', owner: whose.carrier.name });
  else if (whose.code !== 'known_to_nobody' || !isSuspect)
    reasons.push({ code: whose.code, owner: around.shop.name });
  return finding(candidate, partsOf(address), reasons, whose.kind);
}

function finding(
  candidate: Candidate,
  address: Finding['address'],
  reasons: Reason[],
  verdict: Verdict,
): Finding {
  const isSuspect = reasons.some(({ code }) => isWarning.has(code));
  const written = candidate.hadHidden || candidate.hadUnusualLetters ? shown(candidate.raw) : null;
  return { kind: 'link', verdict: isSuspect ? 'beware' : verdict, address, written, reasons };
}

export function disguiseOf({ raw, hadHidden, hadUnusualLetters }: Candidate): { code: Warning }[] {
  return [
    ...(hasTurnedText(raw) ? [{ code: 'reversed_text' as const }] : []),
    ...(hadHidden ? [{ code: 'hidden_characters' as const }] : []),
    ...(hadUnusualLetters ? [{ code: 'unusual_letters' as const }] : []),
  ];
}

export function whoseIs(address: Address, around: Surroundings): Whose {
  const own = ownHostOf(address, around.shop.hosts);
  if (own) {
    const code = ownPageOf(address, own, around.tokens);
    return code === 'own_link' || code === 'own_page' ? { kind: 'ours', code } : { kind: 'unknown', code };
  }
  if (isShopSite(address, around.shop.sites)) return { kind: 'ours', code: 'own_site' };
  const carrier = around.carriers.find(({ domains }) => domains.includes(address.domain));
  return carrier ? { kind: 'official', carrier } : { kind: 'unknown', code: 'known_to_nobody' };
}

/** What no honest address has, whoever's it is. */
function spelling(address: Address, isOwnHost: boolean): Reason[] {
  const { userinfo, isIp, host, isOddlySpelled, hasMixedScripts, unicodeHost } = address;
  return [
    ...(userinfo ? [{ code: 'before_at' as const, value: shown(userinfo) }] : []),
    ...(isIp && !isOwnHost ? [{ code: 'ip_address' as const, value: host }] : []),
    ...(isOddlySpelled ? [{ code: 'odd_spelling' as const, value: host }] : []),
    ...(hasMixedScripts ? [{ code: 'mixed_scripts' as const, value: unicodeHost }] : []),
    ...(unicodeHost === host || isIp || hasMixedScripts
      ? []
      : [{ code: 'punycode' as const, value: unicodeHost }]),
  ];
}

function suspicionsOf(address: Address, names: readonly KnownName[]): Reason[] {
  const likeness = likenessOf(address, names);
  const inPath = decoded(address.rest).toLowerCase().slice(0, 4_096);
  const named = likeness ? undefined : names.find(({ domain }) => hasWord(inPath, domain));
  return [
    ...(likeness ? [likeness] : []),
    ...(shorteners.has(address.domain) ? [{ code: 'shortener' as const, value: address.domain }] : []),
    ...(named ? [{ code: 'name_in_path' as const, owner: named.owner, value: named.domain }] : []),
    ...(address.port ? [{ code: 'port' as const, value: address.port }] : []),
  ];
}

/** "usps.com" in a text, and not as the end of a longer word. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[a-z0-9-]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + word.length)))
      return true;
  }
  return false;
}

/** A known address that sends on to another (`ups.com/?url=https://evil.example`), or that has an odd port. */
function redirectOf(address: Address, whose: Whose, around: Surroundings): Reason[] {
  const isOwnHost = ownHostOf(address, around.shop.hosts) !== null;
  const odd = address.port && !isOwnHost ? [{ code: 'port' as const, value: address.port }] : [];
  for (const target of targetsIn(decoded(address.rest).slice(0, 4_096))) {
    const isSame = target.domain === address.domain || sameOwner(whoseIs(target, around), whose);
    if (!isSame) return [...odd, { code: 'redirect', value: target.unicodeHost }];
  }
  return odd;
}

/** Hosts that a path or a query names: `//evil.example`, `https://evil.example`, `=evil.example`. */
function targetsIn(rest: string): Address[] {
  const named = [
    ...[...rest.matchAll(/(?:^|[=/?&#:\s\\])[\\/]{2}([^\s"'<>&]+)/g)].map(([, host]) => ({
      host,
      isSure: true,
    })),
    ...[...rest.matchAll(/=((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63})/gi)].map(([, host]) => ({
      host,
      isSure: false,
    })),
  ];
  return named.flatMap(({ host = '', isSure }) => {
    const target = readAddress(`https://${host}`);
    const isTarget = target !== null && 'host' in target && target.host.includes('.');
    return isTarget && (isSure || target.isKnownEnding) ? [target] : [];
  });
}

function sameOwner(one: Whose, other: Whose): boolean {
  if (one.kind === 'official') return other.kind === 'official' && one.carrier === other.carrier;
  return one.kind === 'ours' && other.kind === 'ours';
}

/** The address broken at what somebody has registered: that part alone says whose it is. */
export function partsOf({ scheme, userinfo, host, domain, port, rest, isIp }: Address): Finding['address'] {
  const front = isIp ? '' : host.slice(0, host.length - domain.length);
  return {
    before: `${scheme}://${userinfo ? `${shown(userinfo)}@` : ''}${front}`,
    domain: isIp ? host : domain,
    after: shown(`${port ? `:${port}` : ''}${rest}`),
  };
}

/** Cut to what fits, with nothing unseen in it. */
export function shown(text: string): string {
  const visible = madeVisible(text.slice(0, 400));
  return visible.length > maxShown ? `${visible.slice(0, maxShown)}…` : visible;
}
