/** The languages of the product. Adding one: this line and `messages/<locale>.json`. */
export const locales = ['en', 'vi', 'zh'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}
