'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useSyncExternalStore } from 'react';
import useSWR from 'swr';
import { noteContact } from '@/components/offline/contact';

interface LiveState {
  version: string;
  pollSeconds: number;
}

interface LiveRefreshProps {
  /** Of the page within its shop: "/p/…", or "/s/…" of a shared one. */
  path: string;
  /** What the page was rendered from. */
  version: string;
  /** Said to screen readers when the page has changed under them. */
  updated: string;
  /** Nothing is expected to happen any more: a page that nobody sees need not ask. */
  isResting?: boolean;
}

const retryMs = 20_000;
/** Until the server has said how often. */
const firstPollMs = 60_000;
/** A page in a hidden tab asks less often, for its title and icon alone. */
const hiddenFactor = 10;

/**
 * Keeps an open page true: asks now and then whether the parcel has moved, and has the server render it
 * again if so. Without script the page is complete, and stays as it is.
 */
export function LiveRefresh({ path, version, updated, isResting }: LiveRefreshProps) {
  const router = useRouter();
  const isHidden = useSyncExternalStore(
    listenToVisibility,
    () => document.hidden,
    () => false,
  );
  const [pollMs, setPollMs] = useState(firstPollMs);
  const hiddenMs = isResting ? 0 : pollMs * hiddenFactor;
  useSWR<LiveState>(`/api${path}/live`, fetchLive, {
    refreshInterval: isHidden ? hiddenMs : pollMs,
    refreshWhenHidden: true,
    revalidateOnFocus: true,
    onSuccess(live) {
      noteContact(true);
      setPollMs(live.pollSeconds * 1000);
      if (live.version !== version) void refresh(live.version);
    },
    // SWR stops polling after an error, and waits ever longer: but a deploy or an outage passes while the page
    // stays open.
    onErrorRetry(_error, _key, _config, revalidate, options) {
      if (options.retryCount > 1) noteContact(false);
      setTimeout(() => void revalidate(options), retryMs);
    },
  });
  const asked = useRef({ version, at: 0 });
  async function refresh(latest: string) {
    // One at a time: on a slow network the next poll comes before what this one has asked for.
    if (asked.current.version === latest && Date.now() - asked.current.at < retryMs) return;
    asked.current = { version: latest, at: Date.now() };
    // First as a page, which the service worker keeps. Without an answer Next would leave for the address itself.
    const page = await fetch(location.pathname).catch(() => null);
    if (page?.ok) router.refresh();
    // It has ended: what stands here is not to be read any more.
    if (page?.status === 404) location.reload();
  }
  const first = useRef(version);
  return (
    <p aria-live="polite" className="sr-only">
      {version === first.current ? '' : updated}
    </p>
  );
}

async function fetchLive(url: string): Promise<LiveState> {
  // Nobody is looking: no reason to ask the carrier sooner.
  const asked = document.hidden ? `${url}?hidden` : url;
  const response = await fetch(asked, { headers: { accept: 'application/json' } });
  if (response.status === 404) return { version: 'gone', pollSeconds: 600 };
  if (!response.ok) throw new Error(`The live endpoint answered ${response.status}`);
  return response.json();
}

function listenToVisibility(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
