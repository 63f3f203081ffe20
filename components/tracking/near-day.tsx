'use client';

import { useEffect, useState } from 'react';
import { dayIn, relativeDay } from '@/lib/i18n/relative-time';

interface NearDayProps {
  /** `YYYY-MM-DD`. */
  day: string;
  /** The names worth saying, by `relativeDay`'s codes. */
  texts: Record<string, string>;
}

/**
 * "Today" beside a date, in the reader's own calendar. The cached page says the date alone: that stays true
 * overnight, and is all that is needed without script.
 */
export function NearDay({ day, texts }: NearDayProps) {
  const [name, setName] = useState<string>();
  useEffect(() => {
    const update = () => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      setName(texts[relativeDay(day, dayIn(timeZone, new Date()))]);
    };
    update();
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, [day, texts]);
  return name ? <span className="font-semibold text-ink print:hidden">{name}</span> : null;
}
