import { z } from 'zod';
import { statuses } from '@/lib/tracking/milestones';
import { link, localizedText, picture } from './theme-parts';

const maxBlocks = 12;

/** Of every block: whether it shows, and during which states of the parcel; without `onlyFor`, during all. */
const common = {
  isVisible: z.boolean().default(true),
  onlyFor: z.array(z.enum(statuses)).min(1).max(statuses.length).optional(),
};
const below = { ...common, place: z.literal('below').default('below') };
const text = localizedText(300);
const title = localizedText(80);

/** Some words of the shop: a holiday, a strike. The one block that may stand above the parcel's answer. */
const notice = z.object({
  ...{ kind: z.literal('notice'), ...common, place: z.enum(['top', 'below']).default('top') },
  ...{ text, link: link.optional() },
});

const help = z.object({
  ...{ kind: z.literal('help'), ...below },
  ...{ title: title.optional(), links: z.array(link).min(1).max(8) },
});

/** The way to send something back; by default once there is something to send. */
const returns = z.object({
  ...{ kind: z.literal('returns'), ...below },
  ...{ onlyFor: z.array(z.enum(statuses)).min(1).default(['delivered']) },
  ...{ title: title.optional(), text: text.optional(), label: title.optional(), url: link.shape.url },
});

const social = z.object({
  ...{ kind: z.literal('social'), ...below },
  /** Names as the networks write them, in every language. */
  ...{
    profiles: z
      .array(z.object({ name: z.string().min(1).max(40), url: z.url({ protocol: /^https$/ }) }))
      .min(1)
      .max(8),
  },
});

const campaign = z.object({
  ...{ kind: z.literal('campaign'), ...below },
  ...{ title, text: text.optional(), picture: picture.optional(), link },
});

const products = z.object({
  ...{ kind: z.literal('products'), ...below },
  title: title.optional(),
  cards: z
    .array(
      z.object({ name: title, note: title.optional(), picture: picture.optional(), url: link.shape.url }),
    )
    .min(1)
    .max(4),
});

/** What a merchant places on the shopper's pages, in the merchant's order. */
export const blocksSchema = z
  .array(z.discriminatedUnion('kind', [notice, help, returns, social, campaign, products]))
  .max(maxBlocks)
  .default([]);

export type Block = z.output<typeof blocksSchema>[number];
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
