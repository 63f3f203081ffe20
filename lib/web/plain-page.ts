import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/locales';
import { getLogger } from '@/lib/log';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** The 404 of addresses that belong to no shop: no brand to show, but a sentence in the reader's language. */
export function plainNotFound(locale: Locale): Promise<Response> {
  return plainPage(locale, { text: 'notFound', status: 404 });
}

/** The answer to more than a form may send; a browser that goes back still has what was typed. */
export function plainTooLarge(locale: Locale): Promise<Response> {
  return plainPage(locale, { text: 'tooLarge', status: 413 });
}

/** Answers a request; when that fails, says so calmly with 503, and why in the log alone. */
export async function orUnavailable(locale: Locale, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (err) {
    getLogger().error({ err }, 'A request could not be answered.');
    return plainPage(locale, { text: 'unexpected', status: 503, headers: { 'Retry-After': '10' } });
  }
}

interface PlainPage {
  text: 'notFound' | 'unexpected' | 'tooLarge';
  status: number;
  headers?: Record<string, string>;
}

async function plainPage(locale: Locale, page: PlainPage): Promise<Response> {
  const t = await getTranslations({ locale, namespace: `errors.${page.text}` });
  const [title, text] = [escapeHtml(t('title')), escapeHtml(t('text'))];
  const html =
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${title}</title><style>:root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;` +
    `max-width:34rem;margin:20vh auto;padding:0 1.5rem}h1{font-size:1.75rem;line-height:1.3}</style>` +
    `<h1>${title}</h1><p>${text}</p></html>`;
  return new Response(html, {
    status: page.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ...page.headers,
    },
  });
}
