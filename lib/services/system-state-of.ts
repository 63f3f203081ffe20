import { isAccountWide } from '@/lib/carriers/account-wide';
import type { CarrierError, CarrierErrorCode } from '@/lib/carriers/carrier';
import type { SystemState } from '@/lib/tracking/view';

/** Answers that say something of the parcel, if only that there is nothing yet: our side is in order. */
const answers: ReadonlySet<CarrierErrorCode> = new Set<CarrierErrorCode>(['not_found', 'not_scanned_yet']);

export function isAnswer(error: CarrierError): boolean {
  return answers.has(error.code);
}

/** What a failed call means for us, as opposed to the parcel, whose own state it never touches. */
export function systemStateOf({ code }: Pick<CarrierError, 'code'>): SystemState {
  switch (code) {
    case 'not_found':
    case 'not_scanned_yet':
      return 'ok';
    case 'unauthorized':
      return 'no_credentials';
    case 'not_permitted':
      return 'not_permitted';
    case 'rate_limited':
      return 'quota_spent';
    case 'invalid_number':
      return 'invalid_number';
    case 'unavailable':
    case 'bad_response':
      return 'carrier_down';
  }
}

/** True when the account itself is at fault, so that every other parcel would fail in the same way. */
export function isAccountFault(error: CarrierError): boolean {
  return isAccountWide(error) && error.code !== 'rate_limited';
}
