import type { CarrierError } from './carrier';

/** Does an error concern the whole account, so that its other parcels would only meet it again? */
export function isAccountWide({ code, isAccountWide: isStated = false }: CarrierError): boolean {
  return code === 'unauthorized' || code === 'rate_limited' || (code === 'not_permitted' && isStated);
}
