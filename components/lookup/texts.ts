import type { ScanTexts } from '@/components/scan/scan-texts';

/**
 * The texts of the lookup forms, handed to the browser as strings: the catalogue and its formatter stay on
 * the server. `{shop}` is filled in already; `{carrier}` and the like are filled in by `fill`.
 */
export interface LookupTexts {
  order: Record<
    | 'title'
    | 'intro'
    | 'number'
    | 'numberHint'
    | 'contact'
    | 'contactHint'
    | 'submit'
    | 'notFound'
    | 'notShipped'
    | 'invalid'
    | 'rateLimited'
    | 'unavailable',
    string
  >;
  numbers: Record<
    'title' | 'intro' | 'label' | 'hint' | 'submit' | 'empty' | 'noneFound' | 'rateLimited' | 'unavailable',
    string
  >;
  results: Record<
    | 'title'
    | 'overflow'
    | 'entered'
    | 'lastUpdate'
    | 'justNow'
    | 'notInShop'
    | 'notInShopBy'
    | 'notInShopByOneOf'
    | 'notInShopUnknown'
    | 'checkFailed'
    | 'unreadable'
    | 'official',
    string
  >;
  scan: ScanTexts;
  /** By status. */
  status: Record<string, string>;
  /** By the keys of `numberReasons`. */
  reasons: Record<string, string>;
}

/** Puts values into the `{name}` places of a text without plurals. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
