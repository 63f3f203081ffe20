'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { renewEvent } from './renew-event';

/**
 * Loads our elements where React draws the page: after it has taken the page over, as they add to what the server
 * wrote. What they would draw anew, React does.
 */
export function PageElements() {
  const router = useRouter();
  useEffect(() => void import('./define-elements'), []);
  useEffect(() => {
    const renew = (event: Event) => {
      event.preventDefault();
      router.refresh();
    };
    document.addEventListener(renewEvent, renew);
    return () => document.removeEventListener(renewEvent, renew);
  }, [router]);
  return null;
}
