/** What a number itself says, without asking anybody. */
export type DecodedNumber =
  | {
      kind: 'usps_impb';
      /** 91 legacy, 92 and 93 commercial, 94 USPS online, 95 retail counter. */
      applicationId: string;
      /** The 3-digit service type code (STC); 2 digits for application id 91. */
      serviceTypeCode: string;
      /** Mailer ID: 9 digits if they begin with 9, else 6; null where the number carries none. */
      mailerId: string | null;
      /** True for 92 and 93 alone: numbers made online carry other fields in that place too. */
      isMailerIdCertain: boolean;
      product: UspsProduct | null;
    }
  | { kind: 'ups_1z'; shipperNumber: string; serviceCode: string; packageId: string }
  | { kind: 's10'; serviceIndicator: string; mailClass: PostalClass; country: string };

export type UspsProduct =
  | 'tracking'
  | 'priority'
  | 'priority_express'
  | 'certified'
  | 'collect_on_delivery'
  | 'registered'
  | 'signature_confirmation';

export type PostalClass = 'registered' | 'parcel' | 'ems' | 'tracked' | 'insured' | 'ecommerce' | 'other';

/** Beginnings that USPS itself gives as examples of its products. */
const uspsProducts: readonly (readonly [prefix: string, product: UspsProduct])[] = [
  ['9400', 'tracking'],
  ['9205', 'priority'],
  ['9270', 'priority_express'],
  ['9407', 'certified'],
  ['9303', 'collect_on_delivery'],
  ['9208', 'registered'],
  ['9202', 'signature_confirmation'],
];

const postalClasses: Readonly<Record<string, PostalClass>> = {
  R: 'registered',
  C: 'parcel',
  E: 'ems',
  L: 'tracked',
  U: 'tracked',
  V: 'insured',
  H: 'ecommerce',
};

/**
 * Reads a normalised number; null where we know no fields of it. Check digits are not looked at. Sources:
 * USPS Publication 199 (application id, STC, Mailer ID), UPS 1Z layout, UPU S10 service indicators.
 */
export function decodeNumber(number: string): DecodedNumber | null {
  if (/^9[1-5]\d{20}(?:\d{4})?$/.test(number)) return decodeImpb(number);
  const ups = /^1Z([0-9A-Z]{6})([0-9A-Z]{2})([0-9A-Z]{7})\d$/.exec(number);
  if (ups !== null) {
    const [, shipperNumber = '', serviceCode = '', packageId = ''] = ups;
    return { kind: 'ups_1z', shipperNumber, serviceCode, packageId };
  }
  const postal = /^([A-Z])([A-Z])\d{9}([A-Z]{2})$/.exec(number);
  if (postal === null) return null;
  const [, first = '', second = '', country = ''] = postal;
  return {
    kind: 's10',
    serviceIndicator: first + second,
    mailClass: postalClasses[first] ?? 'other',
    country,
  };
}

function decodeImpb(number: string): DecodedNumber {
  const applicationId = number.slice(0, 2);
  const isLegacy = applicationId === '91';
  const isCommercial = applicationId === '92' || applicationId === '93';
  const mailer = number.slice(5, number[5] === '9' ? 14 : 11);
  return {
    kind: 'usps_impb',
    applicationId,
    serviceTypeCode: number.slice(2, isLegacy ? 4 : 5),
    mailerId: isCommercial || applicationId === '94' ? mailer : null,
    isMailerIdCertain: isCommercial,
    product: uspsProducts.find(([prefix]) => number.startsWith(prefix))?.[1] ?? null,
  };
}
