/** What a check can come to. Green is for the first two alone; nothing is ever called safe. */
export const verdicts = ['ours', 'official', 'beware', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** What there is to be wary of in an address: each of them makes the verdict `beware`. */
export const warnings = [
  'scheme',
  'hidden_characters',
  'reversed_text',
  'unusual_letters',
  'odd_spelling',
  'mixed_scripts',
  'before_at',
  'ip_address',
  'port',
  'redirect',
  'shortener',
  'look_alike_letters',
  'other_ending',
  'extra_words',
  'one_letter_off',
  'name_in_front',
  'name_in_path',
  'not_usps_number',
  'usps_never_links',
] as const;
export type Warning = (typeof warnings)[number];

/** What else can be said of it. */
export const remarks = [
  'own_link',
  'own_page',
  'own_site',
  'carrier_site',
  'no_such_link',
  'other_shop',
  'not_an_address',
  'punycode',
  'not_encrypted',
  'known_to_nobody',
  'can_be_forged',
  'phone_can_be_forged',
  'usps_text_number',
  'unknown_number',
  'any_name',
] as const;
export type Remark = (typeof remarks)[number];

export interface Reason {
  code: Warning | Remark;
  /** Whose name or address it is about, as readers know them. */
  owner?: string;
  /** What was seen: a decoded name, where a redirect leads, what stands before the "@". */
  value?: string;
}

/** One thing that was found in what was pasted. */
export interface Finding {
  kind: 'link' | 'email' | 'phone' | 'name';
  verdict: Verdict;
  /** The address, broken so that `domain` is the part that somebody has registered. */
  address: { before: string; domain: string; after: string };
  /** As it was pasted, with what cannot be seen made visible; null where that adds nothing. */
  written: string | null;
  reasons: Reason[];
}

/** What a text asks for, or how it presses: how swindlers write. The first six are strong. */
export const signs = [
  'fee',
  'card',
  'codes',
  'gift_card',
  'reply',
  'app',
  'address',
  'urgency',
  'usps_text',
] as const;
export type Sign = (typeof signs)[number];

export interface MessageReport {
  verdict: Verdict;
  /** Whose the links are where the verdict is `official`. */
  owner: string | null;
  findings: Finding[];
  signs: Sign[];
  /** There was more than is looked at. */
  isCut: boolean;
}

/** Somebody whose addresses are known. */
export interface Owner {
  /** A carrier's code. */
  code: string;
  name: string;
  /** Exact registrable domains, lower case. */
  domains: readonly string[];
}

/** A place of the shop's on the web that its own pages link to. */
export interface Site {
  host: string;
  /** The host is the shop's: all its pages are, and those of the hosts below it. */
  isWhole: boolean;
  /** Where the host is shared with others: only what begins so. */
  path: string;
}

/** Where this shop's tracking pages are. */
export interface OwnHost {
  host: string;
  /** As in `URL`: empty for the usual one. */
  port: string;
  /** What its paths begin with: `/slug` where several shops share the host, else empty. */
  prefix: string;
}

/** Whom a pasted message is checked against. */
export interface Surroundings {
  shop: { name: string; hosts: readonly OwnHost[]; sites: readonly Site[]; emails: readonly string[] };
  carriers: readonly Owner[];
  /** Telephone numbers of carriers, digits only → the carrier's name. */
  phones: ReadonlyMap<string, string>;
  /** Link tokens that exist for this shop, of those in the text. */
  tokens: ReadonlySet<string>;
}
