import type { CarrierNames } from '../reading/carrier-keys';

/**
 * Our code of a carrier → Shippo's token, which every call needs (CarriersEnum of
 * goshippo/shippo-javascript-sdk; docs.goshippo.com/tracking/tracking-carriers). DHL is not among them: Shippo has
 * a token for each of its companies, and the wrong one would answer that there is no such parcel.
 */
export const shippoCarriers = {
  usps: 'usps',
  ups: 'ups',
  fedex: 'fedex',
  'australia-post': 'australia_post',
  'canada-post': 'canada_post',
  'correios-br': 'correios_br',
  lasership: 'lasership',
  ontrac: 'ontrac',
  purolator: 'purolator',
  'royal-mail': 'royal_mail',
} as const satisfies Readonly<Record<string, string>>;

export const shippoNames: CarrierNames = { keys: shippoCarriers, variants: [] };
