import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { closeHan } from '@/lib/i18n/han';
import { type Locale, locales } from '@/lib/i18n/locales';
import { carrierView } from '@/lib/numbers/carrier-view';
import { knownCarriers } from '@/lib/numbers/known-carriers';

export type Texts = (key: string, values?: Record<string, string | number>) => string;

const codes = { en: codesByName('en'), vi: codesByName('vi'), zh: codesByName('zh') };

/** The product's own texts, from the files that the pages take them from: `texts.vi('lookup.title')`. */
export const texts: Record<Locale, Texts> = { en: read('en'), vi: read('vi'), zh: read('zh') };

export { type Locale, locales };

function read(locale: Locale): Texts {
  const messages = JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), 'utf8'));
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages, onError }) as Texts;
  return (key, values) => {
    const carrierCode = codes[locale].get(String(values?.carrier)) ?? 'other';
    const text = t(key, { carrierCode, ...values });
    // A Chinese name has no space beside it.
    return locale === 'zh' ? closeHan(text) : text;
  };
}

/** Some texts speak as their carrier does, by its code. */
function codesByName(locale: Locale): ReadonlyMap<string, string> {
  return new Map([...knownCarriers.keys()].map((code) => [carrierName(code, locale), code]));
}

/** What a page calls a carrier. */
export function carrierName(code: string, locale: Locale): string {
  return carrierView(code, '', locale).name;
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
