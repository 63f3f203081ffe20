'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import useSWR from 'swr';

interface LiveState {
  version: string;
  pollSeconds: number;
}

interface LiveRefreshProps {
  token: string;
  /** What the page was rendered from. */
  version: string;
  /** Said to screen readers when the page has changed under them. */
  updated: string;
  /** Shown while the browser has no connection. */
  offline: string;
}

const retryMs = 20_000;

/**
 * Keeps an open page true: asks now and then whether the parcel has moved, and has the server render it
 * again if so. Asks only while the page is in view. Without script the page is complete, and stays as it is.
 */
export function LiveRefresh({ token, version, updated, offline }: LiveRefreshProps) {
  const router = useRouter();
  const isOnline = useSyncExternalStore(
    listenToConnection,
    () => navigator.onLine,
    () => true,
  );
  const { data } = useSWR<LiveState>(`/api/p/${token}/live`, fetchLive, {
    refreshInterval: (live) => (live?.pollSeconds ?? 60) * 1000,
    revalidateOnFocus: true,
    // SWR stops polling after an error, and waits ever longer: but a deploy or an outage passes while the page
    // stays open.
    onErrorRetry: (_error, _key, _config, revalidate, options) => {
      setTimeout(() => void revalidate(options), retryMs);
    },
  });
  const latest = data?.version;
  useEffect(() => {
    if (latest && latest !== version) router.refresh();
  }, [latest, version, router]);
  const first = useRef(version);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {version === first.current ? '' : updated}
      </p>
      {!isOnline && (
        <p role="status" className="tone-neutral mt-6 rounded-panel bg-tone-soft p-4">
          {offline}
        </p>
      )}
    </>
  );
}

async function fetchLive(url: string): Promise<LiveState> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The live endpoint answered ${response.status}`);
  return response.json();
}

function listenToConnection(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}
