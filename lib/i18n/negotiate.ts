import { isLocale, type Locale } from './locales';

/**
 * The best of the product's languages for an `Accept-Language` header (RFC 9110, section 12.5.4), or null
 * when it names none of them: the caller then takes the shop's. Regions and scripts fall back to their
 * language (`vi-VN` → `vi`, `zh-Hant-TW` → `zh`); a language with `q=0` is refused; ties keep the header's
 * order. Reads at most 1,000 characters and never throws on what a browser sends.
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale | null {
  const wishes = (acceptLanguage ?? '').slice(0, 1000).split(',').flatMap(parseWish);
  const refused = new Set(wishes.filter((wish) => wish.quality === 0).map((wish) => wish.tag));
  const best = wishes
    .filter((wish) => wish.quality > 0 && !refused.has(wish.locale))
    .sort((a, b) => b.quality - a.quality)[0];
  return best?.locale ?? null;
}

function parseWish(part: string): { tag: string; locale: Locale; quality: number }[] {
  const [range = '', ...parameters] = part.toLowerCase().split(';');
  const tag = range.trim();
  const language = tag.split('-')[0] ?? '';
  // Browsers in Hong Kong and old Android phones name the spoken language instead of the written one.
  const locale = language === 'yue' || language === 'cmn' ? 'zh' : language;
  if (!isLocale(locale)) return [];
  const quality = parameters
    .map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(parameter)?.[1])
    .find(Boolean);
  const value = quality === undefined ? 1 : Number(quality);
  return value >= 0 && value <= 1 ? [{ tag, locale, quality: value }] : [];
}
