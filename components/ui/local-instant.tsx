import { formatInstant } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

interface LocalInstantProps {
  iso: string;
  locale: Locale;
  /** A sentence with `§` in the place of the time. */
  template: string;
}

/** A sentence with an instant to come: in UTC on the cached page, on the reader's own clock in the browser. */
export function LocalInstant({ iso, locale, template }: LocalInstantProps) {
  return (
    <local-time template={template} key={iso}>
      <time dateTime={iso}>{template.replace('§', formatInstant(locale, iso))}</time>
    </local-time>
  );
}
