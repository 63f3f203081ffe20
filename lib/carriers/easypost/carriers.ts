/**
 * Our code of a carrier → EasyPost's name for it (easypost-node and the account types of EasyPost/examples).
 * For any other EasyPost finds out by itself, or says that it cannot. DHL is left to that on purpose: EasyPost
 * has four carriers of that name, and the number tells them apart better than we do.
 */
export const easypostCarriers = {
  usps: 'USPS',
  ups: 'UPS',
  fedex: 'FedEx',
  'canada-post': 'CanadaPost',
  purolator: 'Purolator',
} as const satisfies Readonly<Record<string, string>>;

const keys: ReadonlyMap<string, string> = new Map(Object.entries(easypostCarriers));

export function easypostCarrierKey(carrier: string): string | null {
  return keys.get(carrier) ?? null;
}

/** Our code of the carrier that EasyPost names; families ("UPSMailInnovations") count as the carrier. */
export function carrierOfEasypost(name: string): string | null {
  const found = [...keys].find(([, key]) => name.toLowerCase().startsWith(key.toLowerCase()));
  return found?.[0] ?? null;
}
