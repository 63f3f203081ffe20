'use client';

import { useEffect, useState } from 'react';
import type { PushActions } from './push-switch';

type PushState = 'checking' | 'unsupported' | 'install' | 'off' | 'on';
type Trouble = 'denied' | 'failed' | 'rate_limited' | 'finished' | null;

/** How this browser stands to the parcel's notifications, and the way to change it. */
export function usePush({ getKey, isOn, switchOn, switchOff }: PushActions) {
  const [state, setState] = useState<PushState>('checking');
  const [trouble, setTrouble] = useState<Trouble>(null);
  const [isBusy, setBusy] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the page has loaded
  useEffect(() => {
    void currentState(isOn).then(setState);
  }, []);

  const attempt = (change: () => Promise<Trouble>) => async () => {
    setBusy(true);
    setTrouble(await change().catch(() => 'failed' as const));
    setBusy(false);
  };
  return {
    ...{ state, trouble, isBusy },
    turnOn: attempt(async () => {
      if ((await Notification.requestPermission()) !== 'granted') return 'denied';
      const key = await getKey();
      if (key === null) return 'failed';
      const subscription = await subscribe(key);
      const outcome = await switchOn(JSON.stringify(subscription));
      if (outcome === 'kept') setState('on');
      return outcome === 'kept'
        ? null
        : outcome === 'rate_limited' || outcome === 'finished'
          ? outcome
          : 'failed';
    }),
    turnOff: attempt(async () => {
      const endpoint = (await currentSubscription())?.endpoint;
      // The browser's own subscription stays: it may serve other parcels of the shop.
      if (endpoint !== undefined && !(await switchOff(endpoint))) return 'failed';
      setState('off');
      return null;
    }),
  };
}

async function currentState(isOn: PushActions['isOn']): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    // iPhones and iPads have them only in what was put on the Home Screen (since iOS 16.4).
    const isApple =
      /iPhone|iPad/.test(navigator.userAgent) ||
      (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
    return isApple ? 'install' : 'unsupported';
  }
  try {
    const subscription = await currentSubscription();
    return subscription && (await isOn(subscription.endpoint)) ? 'on' : 'off';
  } catch {
    return 'off';
  }
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function subscribe(key: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const { pushManager } = await navigator.serviceWorker.ready;
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
}

/** Safari takes no text for the key. */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
