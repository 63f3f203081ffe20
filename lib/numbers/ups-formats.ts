import { isUps1Z, isUpsMod10 } from './checksums';
import type { NumberFormat } from './format';

/** UPS tracking numbers. Source: UPS Track Alert API, pattern of `TrackingNumber`; check digits verified. */
export const upsFormats: readonly NumberFormat[] = [
  {
    id: 'ups.1z',
    carrier: 'ups',
    label: 'UPS 1Z',
    pattern: /^1Z[0-9A-Z]{15}\d$/,
    check: isUps1Z,
    weight: 0.9999,
    valid: [
      '1Z5R89390357567127',
      '1Z12345E6605272234',
      '1Z999AA10123456784',
      '1ZCIETST0111111114',
      '1Z410E7W0392751591',
      '1ZXX3150YW44070023',
    ],
    invalid: ['1Z1111111111111111', '1Z999AA10123456785'],
  },
  {
    id: 'ups.waybill',
    carrier: 'ups',
    label: 'UPS Waybill',
    pattern: /^[AHJKTV]\d{10}$/,
    check: (number) => isUpsMod10(number.slice(1)),
    weight: 0.977,
    valid: ['K1506235620', 'K2479825491', 'V0490119172', 'V0431105627', 'H9205817377'],
    invalid: ['K1506235622', 'J4603636538', 'V0423305841'],
  },
  {
    id: 'ups.roadie',
    carrier: 'ups',
    label: 'Roadie',
    pattern: /^1R[0-9A-Z]{14}(?:[0-9A-Z]{12})?$/,
    check: null,
    weight: 0.99,
    valid: ['1R12345678912345'],
    invalid: ['1R1234567891234', '2R12345678912345'],
  },
];
