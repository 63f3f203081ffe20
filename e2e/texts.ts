import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { type Locale, locales } from '@/lib/i18n/locales';

export type Texts = (key: string, values?: Record<string, string | number>) => string;

/** The product's own texts, from the files that the pages take them from: `texts.vi('lookup.title')`. */
export const texts: Record<Locale, Texts> = { en: read('en'), vi: read('vi'), zh: read('zh') };

export { type Locale, locales };

function read(locale: Locale): Texts {
  const messages = JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), 'utf8'));
  const onError = (error: Error) => {
    throw error;
  };
  return createTranslator({ locale, messages, onError }) as Texts;
}

/** What a reader sees of a document without running its scripts, on one line. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0]+/g, ' ');
}
