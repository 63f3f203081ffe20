'use client';

import { useSyncExternalStore } from 'react';

interface SendLinkProps {
  url: string;
  title: string;
  label: string;
}

/** Opens the device's own share sheet, where there is one, with a shared link and nothing else. */
export function SendLink({ url, title, label }: SendLinkProps) {
  const canShare = useSyncExternalStore(
    () => () => {},
    () => 'share' in navigator,
    () => false,
  );
  if (!canShare) return null;
  // Closing the sheet rejects, and is no failure.
  const share = () => void navigator.share({ title, url }).catch(() => undefined);
  return (
    <button type="button" onClick={share} className="button-quiet">
      {label}
    </button>
  );
}
