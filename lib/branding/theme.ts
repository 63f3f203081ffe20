import { z } from 'zod';
import type { locales } from '@/lib/i18n/locales';
import { blocksSchema } from './blocks';
import { link, picture } from './theme-parts';

export const fonts = ['system', 'inter', 'be-vietnam-pro', 'source-serif'] as const;
export const radii = ['none', 'small', 'medium', 'large'] as const;

/** What a merchant decides about the look. Every field has a default: a shop without a theme looks decent. */
export const themeSchema = z.object({
  logo: z
    .object({ light: picture, dark: picture.nullable().default(null) })
    .nullable()
    .default(null),
  favicon: picture.nullable().default(null),
  /** The one accent colour, `#rrggbb`. Made readable in light and dark by `contrast.ts`. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#1f5eff'),
  font: z.enum(fonts).default('inter'),
  radius: z.enum(radii).default('medium'),
  headerLinks: z.array(link).max(5).default([]),
  footerLinks: z.array(link).max(8).default([]),
  supportUrl: link.shape.url.nullable().default(null),
  blocks: blocksSchema,
});

export type Theme = z.output<typeof themeSchema>;

/** What pages know of a shop. */
export interface ShopView {
  slug: string;
  name: string;
  homepage: string | null;
  defaultLocale: (typeof locales)[number];
  /** Its parcels' pages offer updates by e-mail and push. */
  offersUpdates: boolean;
  theme: Theme;
}
