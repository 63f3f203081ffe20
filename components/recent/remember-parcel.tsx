'use client';

import { useEffect } from 'react';
import { type StoredParcel, storeParcel } from './stored-parcels';

/** Notes the open parcel in this browser, and again when its state changes. Shows nothing. */
export function RememberParcel({ base, token, carrier, tail, state }: Omit<StoredParcel, 'at'>) {
  useEffect(() => {
    storeParcel({ base, token, carrier, tail, state, at: Date.now() });
  }, [base, token, carrier, tail, state]);
  return null;
}
