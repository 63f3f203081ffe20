'use client';

import { useEffect, useState } from 'react';
import { dayIn } from '@/lib/i18n/relative-time';

/** Shows what is true only once a day (`YYYY-MM-DD`) is over where the reader is. The cached page says the day alone. */
export function PastDay({ day, children }: { day: string; children: string }) {
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    setPast(dayIn(timeZone, new Date()) > day);
  }, [day]);
  return isPast ? <p className="mt-1 font-semibold print:hidden">{children}</p> : null;
}
