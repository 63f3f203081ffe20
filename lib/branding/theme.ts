import { z } from 'zod';
import type { locales } from '@/lib/i18n/locales';

/** Text that a merchant writes once for each language; English is what the others fall back to. */
const localizedText = z.object({
  en: z.string().min(1).max(120),
  vi: z.string().min(1).max(120).optional(),
  zh: z.string().min(1).max(120).optional(),
} satisfies Record<(typeof locales)[number], z.ZodType>);

const link = z.object({
  label: localizedText,
  url: z.url({ protocol: /^(https|mailto|tel)$/ }),
});

/** A picture served by this app itself: a path, never another origin. */
const picture = z.object({
  src: z.string().regex(/^\/[\w./-]+$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

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
});

export type Theme = z.output<typeof themeSchema>;
export type LocalizedText = z.output<typeof localizedText>;

/** What pages know of a shop. */
export interface ShopView {
  slug: string;
  name: string;
  homepage: string | null;
  defaultLocale: (typeof locales)[number];
  theme: Theme;
}
