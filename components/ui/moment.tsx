'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { formatAgo } from '@/lib/i18n/relative-time';

interface MomentProps {
  iso: string;
  locale: Locale;
  /** What an age of less than a minute is called. */
  justNow: string;
  /** The instant in words, in UTC. */
  children: string;
}

/**
 * An instant of ours ("last checked"). The cached page holds it in UTC; in the browser it becomes an age,
 * which is what the reader wants to know, and stays right while the page is open.
 */
export function Moment({ iso, locale, justNow, children }: MomentProps) {
  const [ago, setAgo] = useState<string | null>(null);
  useEffect(() => {
    const update = () => setAgo(formatAgo(locale, new Date(iso), new Date()) ?? justNow);
    update();
    const timer = setInterval(update, 60_000);
    return () => clearInterval(timer);
  }, [iso, locale, justNow]);
  return (
    <time dateTime={iso} title={ago ? children : undefined}>
      {ago ? <Aged ago={ago}>{children}</Aged> : children}
    </time>
  );
}

/** On paper an age would soon be untrue: there the instant itself is printed. */
function Aged({ ago, children }: { ago: string; children: string }) {
  return (
    <>
      <span className="print:hidden">{ago}</span>
      <span className="hidden print:inline">{children}</span>
    </>
  );
}
