import { z } from 'zod';
import type { locales } from '@/lib/i18n/locales';

/** No control characters, and none that turn the direction of what follows: they would reach beyond the text. */
const plainText = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'must not hold control characters or line breaks');

/** Text that a merchant writes once for each language; English is what the others fall back to. */
export const localizedText = (maxLength: number) =>
  z.object({
    en: plainText(maxLength),
    vi: plainText(maxLength).optional(),
    zh: plainText(maxLength).optional(),
  } satisfies Record<(typeof locales)[number], z.ZodType>);

export const link = z.object({
  label: localizedText(120),
  url: z.url({ protocol: /^(https|mailto|tel)$/ }),
});

/** A picture served by this app itself: a path, never another origin (`//host/…`) nor a way out (`/../`). */
export const picture = z.object({
  src: z.string().regex(/^(?:\/[\w-][\w.-]*)+$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export type LocalizedText = z.output<ReturnType<typeof localizedText>>;
export type Picture = z.output<typeof picture>;
