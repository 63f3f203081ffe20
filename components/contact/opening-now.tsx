'use client';

import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { formatTime, formatWeekday } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import {
  type OpeningLine,
  type OpeningSpan,
  openingLine,
  openingStateAt,
} from '@/lib/tracking/opening-hours';

interface OpeningNowProps {
  hours: readonly OpeningSpan[];
  /** IANA zone of `hours`. */
  timeZone: string;
  locale: Locale;
  /** With `{time}`, `{weekday}` and `{count}` in them. */
  texts: Readonly<Record<OpeningLine['key'], string>>;
}

/**
 * Whether somebody answers now, by the reader's own clock. The cached page has the hours in words; the line is
 * kept free for this, so that nothing moves when it comes.
 */
export function OpeningNow({ hours, timeZone, locale, texts }: OpeningNowProps) {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const state = now && openingStateAt(hours, timeZone, now);
  return (
    <p
      className={`scripted print:hidden flex min-h-7 gap-1.5 font-semibold text-tone ${toneOf(state?.isOpen)}`}
    >
      {now && state && (
        <>
          <Icon name="clock" />
          {textOf(openingLine(state, now, readerZone()), locale, texts)}
        </>
      )}
    </p>
  );
}

function toneOf(isOpen: boolean | undefined): string {
  return isOpen ? 'tone-success' : 'tone-neutral';
}

function readerZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
}

function textOf(line: OpeningLine, locale: Locale, texts: OpeningNowProps['texts']): string {
  const text = texts[line.key];
  if (line.key === 'always') return text;
  const count = 'count' in line ? String(line.count) : '';
  return text
    .replace('{time}', formatTime(locale, line.localTime) ?? '')
    .replace('{weekday}', formatWeekday(locale, line.localTime))
    .replace('{count}', count);
}
