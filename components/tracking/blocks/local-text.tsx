import { useLocale } from 'next-intl';
import type { LocalizedText } from '@/lib/branding/theme-parts';

/** A merchant's text in the reader's language. Where it has none, in English, and marked as such for screen readers. */
export function LocalText({ text }: { text: LocalizedText }) {
  const own = text[useLocale()];
  return own ?? <span lang="en">{text.en}</span>;
}
