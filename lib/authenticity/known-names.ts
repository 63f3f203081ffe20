import { parse } from 'tldts';
import type { Owner } from './report';
import { skeletonOf } from './skeleton';

/** A name that others dress up as. */
export interface KnownName {
  owner: string;
  /** A registrable domain: "usps.com". */
  domain: string;
  /** Its first part: "usps". */
  label: string;
  skeleton: string;
  /** The same without dashes: "sfexpress". */
  plain: string;
  /** A name that is a common word, or hardly longer: only the whole domain is looked for, not the word. */
  isOrdinary: boolean;
}

/** First parts of carriers' domains that are words, or near to words, in languages our readers meet. */
const ordinary: ReadonlySet<string> = new Set([
  ...['post', 'poste', 'posten', 'posti', 'posta', 'pos', 'bpost', 'elta', 'ctt', 'upu', 'ems', 'epost'],
  ...[
    'sto',
    'zto',
    'yto',
    'speedeedelivery',
    'yodel',
    'pochta',
    'correos',
    'anpost',
    'correo',
    'omniva',
    'pasts',
  ],
  ...['ptt', 'postoffice'],
]);

/** Endings by the dozen: domains that are theirs for sure, and that we still do not vouch for. */
const amazonEndings = [
  'de',
  'co.uk',
  'fr',
  'it',
  'es',
  'ca',
  'com.au',
  'co.jp',
  'in',
  'nl',
  'se',
  'pl',
  'sg',
];

/**
 * Domains that only look like a disguise: "cannot confirm", and no warning. UPS names upsemail.com in its own
 * advice on fraud; uspis.gov and uspsoig.gov are the inspectors and auditors of USPS.
 */
export const alsoGenuine: ReadonlySet<string> = new Set([
  ...amazonEndings.map((ending) => `amazon.${ending}`),
  ...['com.mx', 'com.br', 'com.tr', 'com.be', 'ae', 'sa', 'eg', 'cn'].map((ending) => `amazon.${ending}`),
  ...[
    'dpd.co.uk',
    'dpd.de',
    'dpd.fr',
    'dpd.ie',
    'upsemail.com',
    'theupsstore.com',
    'uspis.gov',
    'uspsoig.gov',
  ],
]);

/** What addresses are compared with: the names in the domains of `owners`. */
export function knownNamesOf(owners: readonly Pick<Owner, 'name' | 'domains'>[]): KnownName[] {
  return owners.flatMap(({ name, domains }) =>
    domains.map((domain) => {
      const label =
        parse(domain, { allowPrivateDomains: true }).domainWithoutSuffix ?? domain.split('.')[0] ?? '';
      const plain = label.replaceAll('-', '');
      const isOrdinary = ordinary.has(label) || plain.length < 3;
      return { owner: name, domain, label, plain, skeleton: skeletonOf(label), isOrdinary };
    }),
  );
}
