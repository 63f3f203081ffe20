import { isMod10, isMod10WithPrefix, isS10 } from './checksums';
import type { NumberFormat } from './format';

/**
 * USPS tracking numbers, on the digits without the 420 + ZIP routing prefix (see `normalise.ts`).
 * Source: USPS Publication 199 (IMpb constructs), Publication 97 (20-digit labels), UPU S10.
 */
export const uspsFormats: readonly NumberFormat[] = [
  {
    id: 'usps.impb22',
    carrier: 'usps',
    label: 'USPS IMpb (22)',
    pattern: /^9[1-5]\d{20}$/,
    check: isMod10,
    weight: 0.995,
    valid: [
      '9400100000000000000006',
      '9205500000000000000001',
      '9407300000000000000003',
      '9303300000000000000008',
      '9270100000000000000007',
      '9400109104250532908587',
      '9205590164917312751089',
      '9361289878700317633795',
      '9101026837331000039521',
      '9261292700768711948021',
    ],
    // The first four are the samples that circulate with zeros for the serial and the check digit.
    invalid: [
      '9400100000000000000000',
      '9205500000000000000000',
      '9407300000000000000000',
      '9303300000000000000000',
      '9270100000000000000000',
      '9101123456789000000014',
    ],
  },
  {
    id: 'usps.impb26',
    carrier: 'usps',
    label: 'USPS IMpb (26)',
    pattern: /^9[1-5]\d{24}$/,
    check: isMod10,
    weight: 0.995,
    valid: ['92748931507708513018050063', '92001903060085300042901077'],
    invalid: ['92748931507708513018050064'],
  },
  {
    id: 'usps.label20',
    carrier: 'usps',
    label: 'USPS (20)',
    pattern: /^(?!00340)\d{20}$/,
    check: isMod10,
    weight: 0.9,
    valid: ['03071790000523483741', '71123456789123456787', '70131710000012912087'],
    invalid: ['03071790000523483742'],
  },
  {
    // Printed without the application identifier 91, which still counts for the check digit.
    id: 'usps.legacy20',
    carrier: 'usps',
    label: 'USPS legacy (20)',
    pattern: /^(?:03|7\d|23|81)\d{18}$/,
    check: isMod10WithPrefix('91'),
    weight: 0.987,
    valid: ['71969010756003077385'],
    invalid: ['71969010756003077386'],
  },
  {
    id: 'usps.s10',
    carrier: 'usps',
    label: 'USPS international (S10)',
    pattern: /^[A-Z]{2}\d{9}US$/,
    check: isS10,
    weight: 0.9998,
    valid: ['EC000000005US', 'EA000000005US', 'CP000000005US', 'EC207920162US', 'EA123456785US'],
    invalid: ['EC000000000US', 'EA000000000US', 'CP000000000US', 'RB123456786US'],
  },
  {
    // Service suspended on 2024-09-29; no public check digit.
    id: 'usps.gxg',
    carrier: 'usps',
    label: 'Global Express Guaranteed',
    pattern: /^82\d{8}$/,
    check: null,
    weight: 0.3,
    valid: ['8200000000'],
    invalid: ['8300000000', '820000000'],
  },
];
