import type { Block } from '@/lib/branding/blocks';
import type { Picture } from '@/lib/branding/theme-parts';

/** A merchant's text in the reader's language; as an object, in English for want of it. */
export type ShownText = string | { en: string };

export interface ShownLink {
  url: string;
  label: ShownText;
}

/** A block as one reader sees it: the words of the page's language alone. */
export type ShownBlock =
  | { kind: 'notice'; place: Block['place']; label: string; text: ShownText; link?: ShownLink }
  | { kind: 'help'; title: ShownText; links: readonly ShownLink[] }
  | { kind: 'returns'; title: ShownText; text?: ShownText; link: ShownLink }
  | { kind: 'social'; title: string; links: readonly ShownLink[] }
  | { kind: 'campaign'; title: ShownText; text?: ShownText; picture?: Picture; link: ShownLink }
  | { kind: 'products'; title: ShownText; cards: readonly ShownCard[] };

export interface ShownCard {
  url: string;
  name: ShownText;
  note?: ShownText;
  picture?: Picture;
}

export type ShownBlockOf<Kind extends ShownBlock['kind']> = Extract<ShownBlock, { kind: Kind }>;
