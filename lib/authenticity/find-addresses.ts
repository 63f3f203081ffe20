import { parse } from 'tldts';
import { refanged, withoutHidden } from './clean-text';

/** What in a text looks like an address, before anything is judged. */
export interface Candidate {
  kind: 'link' | 'email';
  /** In plain letters (NFKC), nothing hidden in it, in working order. */
  text: string;
  /** The piece of the text that it stands in, as pasted. */
  raw: string;
  /** Something unseen was inside of it. */
  hadHidden: boolean;
  /** Letters were of another shape: full width, mathematical … */
  hadUnusualLetters: boolean;
}

const maxWordLength = 2_048;
/** More than anybody looks through: the rest need not be read. */
const maxFound = 40;
const breaks =
  /[ \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000<>"“”«»「」『』《》【】（）…|，！？；、]+/u;
/** The full stop of Chinese is a dot to browsers; at the end of a sentence it is none. */
const idleStops = /。(?![A-Za-z0-9Ａ-Ｚａ-ｚ０-９])|(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９])。|：(?![/／])/gu;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u303f]+/gu;

const withScheme =
  /(?:[a-z][a-z0-9+.-]{1,20}:[\\/]{2}|(?:https?|ftp|data|javascript|vbscript|blob|file|intent|mailto):)\S+/iu;
const email =
  /[\p{L}\p{N}.!#$%&'*+=?^_`{}~-]{1,64}@(?:[\p{L}\p{N}\p{M}_-]{1,63}\.){1,10}[\p{L}\p{N}-]{2,63}(?![\p{L}\p{N}.@-]|\/)/u;
const bareHost =
  /(?<![\p{L}\p{N}\p{M}_.@-])(?:[^\s@/\\?#:()[\]]{1,64}@)?(?:[\p{L}\p{N}\p{M}_-]{1,63}\.){1,12}[\p{L}\p{N}\p{M}-]{1,63}\.?(?::\d{1,5})?(?:[/?#\\]\S*)?/gu;

/**
 * The links and e-mail addresses of a text, in its order, each once. `isName` knows names that are worth a look
 * even where no such ending exists. Takes time in proportion to the text.
 */
export function findAddresses(text: string, isName: (host: string) => boolean): Candidate[] {
  const words = refanged(text).replace(idleStops, ' ').split(breaks).filter(Boolean);
  const isAlone = words.length === 1;
  const found = new Map<string, Candidate>();
  for (const word of words) {
    if (found.size > maxFound) break;
    for (const candidate of addressesOf(word.slice(0, maxWordLength), isAlone, isName)) {
      found.set(`${candidate.text}\n${candidate.hadHidden || candidate.hadUnusualLetters}`, candidate);
    }
  }
  return [...found.values()];
}

function addressesOf(raw: string, isAlone: boolean, isName: (host: string) => boolean): Candidate[] {
  const seen = withoutHidden(raw);
  const plain = seen.normalize('NFKC').slice(0, maxWordLength);
  const found: Candidate[] = [];
  const add = (kind: Candidate['kind'], text: string) => {
    if (text === '') return;
    const isAsPasted = raw.includes(text);
    const isAsSeen = isAsPasted || seen.includes(text);
    found.push({
      ...{ kind, text, raw },
      hadHidden: !isAsPasted && seen !== raw,
      hadUnusualLetters: !isAsSeen,
    });
  };
  const link = withScheme.exec(plain);
  if (link) {
    const address = trimmed(link[0]);
    if (/^mailto:/i.test(address)) add('email', address.slice(7).replace(/\?.*$/, ''));
    else add('link', beforeHan(address));
  }
  const rest = (link ? plain.slice(0, link.index) : plain).replace(cjk, ' ');
  const mail = email.exec(rest);
  if (mail) add('email', trimmed(mail[0]));
  for (const [host] of (mail ? rest.replace(mail[0], ' ') : rest).matchAll(bareHost)) {
    const address = trimmed(host);
    if (isAlone || isWorthALook(address, isName)) add('link', address);
  }
  return found;
}

/** A full stop without a space after it makes no address; an ending that exists does, or a name that is known. */
function isWorthALook(address: string, isName: (host: string) => boolean): boolean {
  const host = /^(?:[^@/?#\\]*@)?([^/?#\\:]*)/u.exec(address)?.[1] ?? '';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || isName(host)) return true;
  const { isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  const isSentenceEnd = /^[^.]*\p{Ll}\.\p{Lu}\p{Ll}+$/u.test(address);
  return (isIcann === true || isPrivate === true) && !isSentenceEnd;
}

/** Without the punctuation of the sentence around it; a bracket that was opened inside may close. */
function trimmed(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const isOwnBracket =
      (last === ')' && address.lastIndexOf('(', end) >= 0) ||
      (last === ']' && address.lastIndexOf('[', end) >= 0);
    if (isOwnBracket || !/[.,;:!?'’)\]}*_~]/u.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

/** `https://usps.com查看`: Chinese words right after a host belong to the sentence, if nothing more of a host follows. */
function beforeHan(link: string): string {
  const tail =
    /^([a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+?\.[a-z]{2,20})(?=\p{Script=Han})[^./@:?#\\\x21-\x7e]*$/iu.exec(
      link,
    );
  return tail?.[1] ?? link;
}
