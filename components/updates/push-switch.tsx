'use client';

import { useEffect, useState } from 'react';
import { usePush } from './use-push';

export interface PushActions {
  getKey(): Promise<string | null>;
  isOn(endpoint: string): Promise<boolean | null>;
  switchOn(subscription: string): Promise<string>;
  switchOff(endpoint: string): Promise<boolean>;
}

interface PushSwitchProps {
  getKey: PushActions['getKey'];
  isOn: PushActions['isOn'];
  switchOn: PushActions['switchOn'];
  switchOff: PushActions['switchOff'];
  texts: Record<
    | 'on'
    | 'off'
    | 'isOn'
    | 'isOff'
    | 'denied'
    | 'unsupported'
    | 'install'
    | 'failed'
    | 'rate_limited'
    | 'finished',
    string
  >;
}

/** Turns this browser's notifications for the parcel on and off. Asks for permission only when pressed. */
export function PushSwitch({ texts, ...actions }: PushSwitchProps) {
  const { state, trouble, isBusy, turnOn, turnOff } = usePush(actions);
  const [hasPressed, setPressed] = useState(false);
  useEffect(() => {
    if (isBusy) setPressed(true);
  }, [isBusy]);
  if (state === 'unsupported' || state === 'install') return <p className="mt-3">{texts[state]}</p>;
  const said = trouble ? texts[trouble] : state === 'on' ? texts.isOn : hasPressed ? texts.isOff : '';
  return (
    <div className="mt-4">
      <p role="status" className={said ? 'mb-4' : 'sr-only'}>
        {isBusy ? '' : said}
      </p>
      <button
        type="button"
        disabled={isBusy || state === 'checking'}
        onClick={state === 'on' ? turnOff : turnOn}
        className="button-secondary scripted"
      >
        {state === 'on' ? texts.off : texts.on}
      </button>
    </div>
  );
}
