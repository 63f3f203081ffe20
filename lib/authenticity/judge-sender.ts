import { type Candidate, findAddresses } from './find-addresses';
import { disguiseOf, partsOf, shown, whoseIs } from './judge-link';
import type { KnownName } from './known-names';
import { isDressedUp, likenessOf } from './likeness';
import { readAddress } from './read-address';
import type { Finding, Reason, Surroundings } from './report';
import { warnings } from './report';
import { skeletonOf } from './skeleton';

const isWarning: ReadonlySet<string> = new Set(warnings);

/** The number that USPS sends its text messages from (2USPS); product fact R0.6, on usps.com "Text tracking". */
const uspsTextNumber = '28777';

/** Judges an e-mail address. Even the right one can be written on a letter by anybody: it never ends in green. */
export function judgeEmail(candidate: Candidate, around: Surroundings, names: readonly KnownName[]): Finding {
  const at = candidate.text.lastIndexOf('@');
  const [local, domain] = [candidate.text.slice(0, at), candidate.text.slice(at + 1)];
  const address = readAddress(`https://${domain}`);
  if (address === null || !('host' in address)) {
    const whole = { before: '', domain: shown(candidate.text), after: '' };
    return {
      kind: 'email',
      verdict: 'unknown',
      address: whole,
      written: null,
      reasons: [{ code: 'not_an_address' }],
    };
  }
  const whose = whoseIs(address, around);
  const isShops = around.shop.emails.includes(candidate.text.toLowerCase()) || whose.kind === 'ours';
  const likeness = whose.kind === 'unknown' && !isShops ? likenessOf(address, names) : null;
  const posing = whose.kind === 'unknown' && !isShops && !likeness ? nameIn(local, names) : undefined;
  const owner = isShops ? around.shop.name : whose.kind === 'official' ? whose.carrier.name : undefined;
  const reasons: Reason[] = [
    ...disguiseOf(candidate),
    ...(address.hasMixedScripts ? [{ code: 'mixed_scripts' as const, value: address.unicodeHost }] : []),
    ...(likeness ? [likeness] : []),
    ...(posing ? [{ code: 'before_at' as const, owner: posing.owner, value: shown(local) }] : []),
    ...(address.unicodeHost === address.host
      ? []
      : [{ code: 'punycode' as const, value: address.unicodeHost }]),
  ];
  const isSuspect = reasons.some(({ code }) => isWarning.has(code));
  if (owner) reasons.push({ code: 'can_be_forged', owner });
  else if (!isSuspect) reasons.push({ code: 'known_to_nobody' });
  const { before, domain: registered, after } = partsOf({ ...address, userinfo: '', port: '', rest: '' });
  const front = before.slice(before.indexOf('//') + 2);
  return {
    ...{ kind: 'email', verdict: isSuspect ? 'beware' : 'unknown', reasons },
    address: { before: `${shown(local)}@${front}`, domain: registered, after },
    written: candidate.hadHidden || candidate.hadUnusualLetters ? shown(candidate.raw) : null,
  };
}

/** A carrier's or the shop's name before the "@" of an address that is not theirs. */
function nameIn(local: string, names: readonly KnownName[]): KnownName | undefined {
  return names.find(
    (name) =>
      local.toLowerCase().includes(name.domain) ||
      (!name.isOrdinary &&
        (skeletonOf(local) === name.skeleton || isDressedUp(local.replaceAll('.', '-'), name))),
  );
}

/** Judges what was given as the sender: an address, a number or a name. Null for nothing. */
export function judgeSender(
  typed: string,
  around: Surroundings,
  names: readonly KnownName[],
  message: { isUsps: boolean; hasLink: boolean; asksForFee: boolean },
): Finding | null {
  const text = typed.trim();
  if (text === '') return null;
  const [email] = findAddresses(text, () => false).filter(({ kind }) => kind === 'email');
  if (email) return judgeEmail(email, around, names);
  const digits = phoneDigits(text);
  const address = { before: '', domain: shown(text), after: '' };
  const found = (kind: Finding['kind'], ...reasons: Reason[]): Finding => ({
    ...{ kind, address, written: null, reasons },
    verdict: reasons.some(({ code }) => isWarning.has(code)) ? 'beware' : 'unknown',
  });
  if (digits === null) return found('name', { code: 'any_name' });
  if (digits === uspsTextNumber) {
    const isAgainstRule = message.hasLink || message.asksForFee;
    return found('phone', { code: isAgainstRule ? 'usps_never_links' : 'usps_text_number' });
  }
  if (message.isUsps) return found('phone', { code: 'not_usps_number', value: uspsTextNumber });
  const carrier = around.phones.get(digits) ?? around.phones.get(digits.replace(/^1(?=\d{10}$)/, ''));
  return found(
    'phone',
    carrier ? { code: 'phone_can_be_forged', owner: carrier } : { code: 'unknown_number' },
  );
}

/** The digits of a telephone number or short code; null for anything else. */
export function phoneDigits(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (plain.length > 40 || !/^\+?[\d\s().\-–/]+$/.test(plain)) return null;
  const digits = plain.replace(/\D/g, '');
  return digits.length >= 3 && digits.length <= 15 && !/^\d{1,3}(\.\d{1,3}){3}$/.test(plain) ? digits : null;
}
