import { hasTurnedText } from './clean-text';
import { type Candidate, findAddresses } from './find-addresses';
import { judgeLink } from './judge-link';
import { judgeEmail, judgeSender, phoneDigits } from './judge-sender';
import { type KnownName, knownNamesOf } from './known-names';
import { hasKnownName } from './likeness';
import { ownHostOf, tokenOf } from './own-places';
import { readAddress } from './read-address';
import type { Finding, MessageReport, Sign, Surroundings, Verdict } from './report';
import { signsIn, speaksOfUsps } from './text-signs';

/** Longer texts are cut: nobody pastes more, and a check must end. */
export const maxTextLength = 20_000;
const maxFindings = 12;
const strongSigns: ReadonlySet<Sign> = new Set(['fee', 'card', 'codes', 'gift_card', 'reply', 'app']);

export interface Pasted {
  text: string;
  /** E-mail address, number or name; empty where not given. */
  sender: string;
}

/** Tokens of links to our own hosts: whether they exist is all that has to be asked of anybody. At most 12. */
export function tokensIn({ text }: Pasted, around: Omit<Surroundings, 'tokens'>): string[] {
  const tokens = findLinks(text, namesAround(around)).flatMap((candidate) => {
    const address = readAddress(candidate.text);
    if (address === null || !('host' in address) || !ownHostOf(address, around.shop.hosts)) return [];
    return tokenOf(address) ?? [];
  });
  return [...new Set(tokens)].slice(0, maxFindings);
}

/**
 * Says of everything in a pasted message whose it is, and what is wrong with it. Works from the letters alone:
 * nothing is opened, resolved or asked of anybody. Never throws; its time grows with the text's length only.
 */
export function judgeMessage(pasted: Pasted, around: Surroundings): MessageReport {
  const text = pasted.text.slice(0, maxTextLength);
  const names = namesAround(around);
  const all = findAll(text, names);
  const findings = all.slice(0, maxFindings).map((candidate) => judged(candidate, around, names));
  const links = findings.filter(({ kind }) => kind === 'link');
  const signs: Sign[] = [...signsIn(text)];
  const isUsps = speaksOfUsps(text);
  const sender = senderOf(pasted, findings.length);
  const about = { isUsps, hasLink: links.length > 0, asksForFee: signs.includes('fee') };
  const from = judgeSender(sender, around, names, about);
  // A link alone speaks for itself; words around it may have come as a text message.
  const words = text
    .split(/\s+/)
    .filter((word) => !/[./]/.test(word))
    .join(' ');
  if (links.length > 0 && sender === '' && speaksOfUsps(words)) signs.push('usps_text');
  if (from) findings.push(from);
  const verdict = verdictOf(findings, signs, text);
  return {
    ...{ verdict, findings, signs, owner: verdict === 'official' ? ownerOf(links) : null },
    isCut: all.length > maxFindings || pasted.text.length > maxTextLength,
  };
}

/** The shop's names come first: where one also resembles a carrier's, it is the shop that readers know. */
function namesAround({ shop, carriers }: Omit<Surroundings, 'tokens'>): KnownName[] {
  const isName = (host: string) => host.includes('.') && !/^[\d.]+$/.test(host);
  const own = [
    ...shop.sites.filter(({ isWhole }) => isWhole),
    ...shop.hosts.filter(({ prefix }) => prefix === ''),
  ];
  // A host that shops share is its operator's: its word ("parcels") is not the shop's name.
  const shared = shop.hosts.filter(({ prefix }) => prefix !== '');
  const named = (places: readonly { host: string }[]) => [
    { name: shop.name, domains: [...new Set(places.map(({ host }) => host).filter(isName))] },
  ];
  return [
    ...knownNamesOf(named(own)),
    ...knownNamesOf(named(shared)).map((name) => ({ ...name, isOrdinary: true })),
    ...knownNamesOf(carriers),
  ];
}

function findAll(text: string, names: readonly KnownName[]): Candidate[] {
  return findAddresses(text.slice(0, maxTextLength), (host) => hasKnownName(host, names));
}

function findLinks(text: string, names: readonly KnownName[]): Candidate[] {
  return findAll(text, names)
    .slice(0, maxFindings)
    .filter(({ kind }) => kind === 'link');
}

function judged(candidate: Candidate, around: Surroundings, names: readonly KnownName[]): Finding {
  return candidate.kind === 'link'
    ? judgeLink(candidate, around, names)
    : judgeEmail(candidate, around, names);
}

/** A number or a short name pasted alone is meant as a sender. */
function senderOf({ text, sender }: Pasted, found: number): string {
  if (sender.trim() !== '' || found > 0) return sender.slice(0, 200);
  const alone = text.trim();
  const isName = alone.length <= 40 && !alone.includes('\n') && alone.split(/\s+/).length <= 3;
  return phoneDigits(alone) !== null || isName ? alone : '';
}

/** The worst counts. A doubtful text makes a true link no better than "cannot confirm". */
function verdictOf(findings: readonly Finding[], signs: readonly Sign[], text: string): Verdict {
  if (findings.some(({ verdict }) => verdict === 'beware') || hasTurnedText(text)) return 'beware';
  const links = findings.filter(({ kind }) => kind === 'link');
  const isVouchedFor =
    links.length > 0 && links.every(({ verdict }) => verdict === 'ours' || verdict === 'official');
  const strong = signs.filter((sign) => strongSigns.has(sign));
  const pressing = signs.filter((sign) => sign === 'address' || sign === 'urgency');
  if (strong.length > 0) return isVouchedFor && strong.every((sign) => sign === 'fee') ? 'unknown' : 'beware';
  if (isVouchedFor) return links.some(({ verdict }) => verdict === 'ours') ? 'ours' : 'official';
  return pressing.length > 1 && links.length > 0 ? 'beware' : 'unknown';
}

function ownerOf(links: readonly Finding[]): string | null {
  const owners = links.flatMap(({ reasons }) =>
    reasons.flatMap(({ code, owner }) => (code === 'carrier_site' ? (owner ?? []) : [])),
  );
  return new Set(owners).size === 1 ? (owners[0] ?? null) : null;
}
