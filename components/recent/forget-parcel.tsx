'use client';

import { useEffect } from 'react';
import { removeParcel } from './stored-parcels';

/** On the page that says "not found": a link that leads nowhere any more is no recent parcel. Shows nothing. */
export function ForgetParcel({ base }: { base: string }) {
  useEffect(() => {
    const token = /\/p\/([\w-]+)$/.exec(location.pathname)?.[1];
    if (token) removeParcel(base, token);
  }, [base]);
  return null;
}
