import type { NumberFormat } from './format';

/** The dotted label of GHTK; shared with `normalise.ts`, which must keep its dots and dashes. */
export const ghtkPattern = /^S\d{1,14}(?:\.[A-Z0-9-]{1,20}){1,6}$/;

/** GHTK. The newer labels of digits alone are told from nothing and left out. */
export const ghtkFormats: readonly NumberFormat[] = [
  {
    id: 'ghtk.label',
    carrier: 'ghtk',
    label: 'GHTK',
    pattern: ghtkPattern,
    check: null,
    weight: 0.999,
    valid: ['S1.A1.17373471', 'S22199157.SGA33-A5.1.840572194'],
    invalid: ['S1A117373471', 'A1.S1.17373471'],
  },
];

/** Viettel Post. */
export const viettelPostFormats: readonly NumberFormat[] = [
  {
    id: 'viettelpost.prefixed',
    carrier: 'viettelpost',
    label: 'Viettel Post',
    pattern: /^VTP[A-Z0-9]{6,14}$/,
    check: null,
    weight: 0.99,
    valid: ['VTP1234567'],
    invalid: ['VTX1234567', 'VTP123'],
  },
  {
    // A hint and no more: collides with everything that is numeric.
    id: 'viettelpost.digits',
    carrier: 'viettelpost',
    label: 'Viettel Post',
    pattern: /^\d{10,13}$/,
    check: null,
    weight: 0,
    valid: ['10345381626', '1755979111111'],
    invalid: ['123456789', '12345678901234'],
  },
];

/** SF Express. */
export const sfExpressFormats: readonly NumberFormat[] = [
  {
    id: 'sf-express.waybill',
    carrier: 'sf-express',
    label: 'SF Express',
    pattern: /^SF\d{13}$/,
    check: null,
    weight: 0.998,
    valid: ['SF1234567890123'],
    invalid: ['SF123456789012', 'SE1234567890123'],
  },
];

/**
 * Vietnamese and Chinese carriers, none with a public check digit. GHN is missing on purpose: its codes are
 * 6 to 10 free letters and digits ("LADFYR") and cannot be told from a word.
 */
export const asiaFormats: readonly NumberFormat[] = [
  ...ghtkFormats,
  ...viettelPostFormats,
  {
    id: 'jtexpress-vn.digits',
    carrier: 'jtexpress-vn',
    label: 'J&T Express',
    pattern: /^8\d{11}$/,
    check: null,
    weight: 0.6,
    valid: ['840123456789'],
    invalid: ['740123456789', '84012345678'],
  },
  ...sfExpressFormats,
  {
    // YunExpress and YTO share "YT"; the length tells them apart.
    id: 'yunexpress.waybill',
    carrier: 'yunexpress',
    label: 'YunExpress',
    pattern: /^YT\d{16}$/,
    check: null,
    weight: 0.998,
    valid: ['YT2229521272164446', 'YT2229521272164447'],
    invalid: ['YT123456789012345'],
  },
  {
    id: 'yto.waybill',
    carrier: 'yto',
    label: 'YTO Express',
    pattern: /^YT\d{13}$/,
    check: null,
    weight: 0.998,
    valid: ['YT1234567890123'],
    invalid: ['YT12345678901234'],
  },
  {
    id: 'cainiao.lp',
    carrier: 'cainiao',
    label: 'Cainiao',
    pattern: /^LP\d{14}$/,
    check: null,
    weight: 0.998,
    valid: ['LP00123456789012'],
    invalid: ['LP0012345678901'],
  },
  {
    id: 'cainiao.cn',
    carrier: 'cainiao',
    label: 'Cainiao',
    pattern: /^(?:CNG|CNUSA|CNBRA)[A-Z0-9]{8,20}$/,
    check: null,
    weight: 0.99,
    valid: ['CNG00123456789012'],
    invalid: ['CNX00123456789012'],
  },
  {
    id: 'jtexpress-cn.waybill',
    carrier: 'jtexpress-cn',
    label: 'J&T Express',
    pattern: /^JT\d{13}$/,
    check: null,
    weight: 0.998,
    valid: ['JT0012345678901'],
    invalid: ['JT001234567890'],
  },
  {
    id: '4px.waybill',
    carrier: '4px',
    label: '4PX',
    pattern: /^4PX\d{13}CN$/,
    check: null,
    weight: 0.999,
    valid: ['4PX3000123456789CN'],
    invalid: ['4PX300012345678CN'],
  },
  {
    id: 'china-ems.domestic',
    carrier: 'china-ems',
    label: 'EMS',
    pattern: /^1[01]\d{11}$/,
    check: null,
    weight: 0.4,
    valid: ['1012345678901'],
    invalid: ['2012345678901', '101234567890'],
  },
];
