'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { formatAgo } from '@/lib/i18n/relative-time';
import { getContact, getContactOnServer, listenToContact } from './contact';
import { keepPage, keptAt } from './keep-page';

interface OfflineNoteProps {
  locale: Locale;
  texts: Record<'noConnection' | 'noAnswer' | 'asOf' | 'justNow' | 'retry', string>;
}

/**
 * Has this page kept for when there is no network, and says so when it is shown without one: how old it is, and
 * whether the connection or our server is away. Without script a page is as old as its loading.
 */
export function OfflineNote({ locale, texts }: OfflineNoteProps) {
  const isOnline = useSyncExternalStore(
    listenToConnection,
    () => navigator.onLine,
    () => true,
  );
  const { isAnswering, at } = useSyncExternalStore(listenToContact, getContact, getContactOnServer);
  const [wasOffline, setWasOffline] = useState(false);
  const [{ now, kept }, setMoment] = useState({ now: 0, kept: 0 });
  const isShown = now !== 0 && (!isOnline || !isAnswering || (kept !== 0 && at === 0));
  useEffect(() => {
    const look = () => setMoment({ now: Date.now(), kept: keptAt() });
    look();
    if (!isShown) return;
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [isShown]);
  useEffect(() => {
    if (document.readyState === 'complete') void keepPage();
    else addEventListener('load', keepPage, { once: true });
  }, []);
  useEffect(() => {
    if (!isOnline) setWasOffline(true);
  }, [isOnline]);
  if (!isShown) return null;
  // With a network again, and nobody asked yet, there is only the age to tell.
  const isUntold = isOnline && isAnswering && wasOffline;
  const asOf = new Date(at || kept || performance.timeOrigin);
  const ago = formatAgo(locale, asOf, new Date(now)) ?? texts.justNow;
  const time = formatDateTime(locale, wallClock(asOf));
  return (
    <div role="status" className="callout tone-neutral mt-6 flex-wrap items-center justify-between gap-y-1">
      <p>
        {!isUntold && (
          <strong className="block font-semibold">{isOnline ? texts.noAnswer : texts.noConnection}</strong>
        )}
        {texts.asOf.replace('{ago}', ago).replace('{time}', time)}
      </p>
      <button type="button" onClick={() => location.reload()} className="link-row">
        {texts.retry}
      </button>
    </div>
  );
}

/** An instant as the reader's own clock shows it. */
function wallClock(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString();
}

function listenToConnection(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}
