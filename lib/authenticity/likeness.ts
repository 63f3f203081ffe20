import type { KnownName } from './known-names';
import { alsoGenuine } from './known-names';
import type { Address } from './read-address';
import type { Reason, Warning } from './report';
import { editDistance, skeletonOf } from './skeleton';

/** Words that swindlers hang on a carrier's name, and that make a name of three letters one. */
const bait: ReadonlySet<string> = new Set([
  ...[
    'com',
    'net',
    'org',
    'www',
    'my',
    'us',
    'usa',
    'vn',
    'cn',
    'go',
    'tools',
    'web',
    'online',
    'info',
    'app',
  ],
  ...[
    'track',
    'tracking',
    'tracker',
    'trace',
    'parcel',
    'parcels',
    'package',
    'packages',
    'pkg',
    'mail',
    'post',
  ],
  ...[
    'delivery',
    'deliver',
    'delivered',
    'redelivery',
    'redeliver',
    'shipping',
    'ship',
    'shipment',
    'express',
  ],
  ...[
    'courier',
    'logistics',
    'customs',
    'fee',
    'fees',
    'pay',
    'payment',
    'billing',
    'help',
    'support',
    'service',
  ],
  ...['services', 'update', 'updates', 'verify', 'confirm', 'address', 'alert', 'notice', 'status', 'secure'],
  ...[
    'login',
    'account',
    'center',
    'centre',
    'office',
    'portal',
    'id',
    'hub',
    'giaohang',
    'vanchuyen',
    'donhang',
  ],
]);

type Likeness = Pick<Reason, 'owner' | 'value'> & { code: Warning };

/** How an address that is nobody's we know passes for one of `names`; null when it does not. */
export function likenessOf(address: Address, names: readonly KnownName[]): Likeness | null {
  if (address.isIp || alsoGenuine.has(address.domain)) return null;
  const tests = [wholeDomain, ownLabel, wordsInLabel, oneLetterOff, inFront];
  for (const test of tests) {
    for (const name of names) {
      const code = test(address, name);
      if (code) return { code, owner: name.owner, value: name.domain };
    }
  }
  return null;
}

/** Whether a host has a known name in it at all: worth a look though its ending does not exist. */
export function hasKnownName(host: string, names: readonly KnownName[]): boolean {
  const skeleton = skeletonOf(host);
  return names.some(
    (name) =>
      (!name.isOrdinary && name.skeleton.length >= 4 && skeleton.includes(name.skeleton)) ||
      skeleton.includes(skeletonOf(name.domain)),
  );
}

/** The official domain in front of another (`usps.com.evil.example`), or drawn with other letters (`usps.c0m`). */
function wholeDomain(address: Address, name: KnownName): Warning | null {
  if (address.host.endsWith(`.${name.domain}`)) return null;
  const host = `.${skeletonOf(address.unicodeHost)}.`;
  const domain = skeletonOf(name.domain);
  if (host.endsWith(`.${domain}.`)) return 'look_alike_letters';
  return host.includes(`.${domain}.`) || host.includes(`.${domain}-`) ? 'name_in_front' : null;
}

function ownLabel({ label }: Address, name: KnownName): Warning | null {
  if (name.isOrdinary) return null;
  if (label === name.label) return 'other_ending';
  if (skeletonOf(label) === name.skeleton) return 'look_alike_letters';
  return skeletonOf(label.replaceAll('-', '')) === skeletonOf(name.plain) ? 'extra_words' : null;
}

function wordsInLabel({ label }: Address, name: KnownName): Warning | null {
  return !name.isOrdinary && isDressedUp(label, name) ? 'extra_words' : null;
}

function oneLetterOff({ label }: Address, name: KnownName): Warning | null {
  if (name.isOrdinary || name.label.length < 4) return null;
  const limit = name.label.length >= 7 ? 2 : 1;
  if (editDistance(label, name.label, limit) > limit) return null;
  // Too many words are one changed letter away from a name of four ("uses", "usps").
  const isOtherWord = name.label.length === 4 && label.length === 4 && !isSwap(label, name.label);
  return isOtherWord ? null : 'one_letter_off';
}

function isSwap(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('');
}

/** `usps.evil.example`: everything before the registered part is free to choose. */
function inFront({ unicodeHost, domain }: Address, name: KnownName): Warning | null {
  if (name.isOrdinary) return null;
  const labels = unicodeHost.split('.').slice(0, -domain.split('.').length);
  return labels.some((label) => skeletonOf(label) === name.skeleton || isDressedUp(label, name))
    ? 'name_in_front'
    : null;
}

/** The name with other words: beside dashes and figures (`my-ups-24`), or grown together (`uspstracking`). */
export function isDressedUp(label: string, { skeleton, plain }: KnownName): boolean {
  const words = label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const isShort = plain.length < 4;
  const bare = words.map((word) => word.replace(/^\d+(?=\D)|(?<=\D)\d+$/g, ''));
  const isName = (word: string) => skeletonOf(word) === skeleton;
  if (words.some((word, index) => !isName(word) && isName(bare[index] ?? ''))) return true;
  const at = words.findIndex(isName);
  if (at >= 0 && words.length > 1) {
    const others = words.filter((_, index) => index !== at);
    if (!isShort || at === 0 || others.some((word) => bait.has(word) || /^\d+$/.test(word))) return true;
  }
  return [...words, words.join('')].some((word) => isGrownTogether(skeletonOf(word), skeletonOf(plain)));
}

function isGrownTogether(word: string, name: string): boolean {
  if (word === name || !word.includes(name)) return false;
  if (name.length >= 6) return true;
  const rest = word.startsWith(name)
    ? word.slice(name.length)
    : word.endsWith(name)
      ? word.slice(0, -name.length)
      : '';
  return baitSkeletons.has(rest);
}

const baitSkeletons: ReadonlySet<string> = new Set([...bait].map(skeletonOf));
