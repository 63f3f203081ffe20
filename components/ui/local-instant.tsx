'use client';

import { useSyncExternalStore } from 'react';
import { formatDateTime, formatInstant } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

interface LocalInstantProps {
  iso: string;
  locale: Locale;
  /** A sentence with `§` in the place of the time. */
  template: string;
}

/** A sentence with an instant to come: in UTC on the cached page, on the reader's own clock in the browser. */
export function LocalInstant({ iso, locale, template }: LocalInstantProps) {
  const text = useSyncExternalStore(
    () => () => {},
    () => formatDateTime(locale, wallTime(new Date(iso))),
    () => formatInstant(locale, iso),
  );
  return <time dateTime={iso}>{template.replace('§', text)}</time>;
}

/** `YYYY-MM-DDTHH:mm` where the browser is. */
function wallTime(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
