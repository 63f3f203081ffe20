import { isMod7, isMod10 } from './checksums';
import type { NumberFormat } from './format';

/** DHL tracking numbers of Express, Paket (Germany) and eCommerce; one carrier, for one API serves all. */
export const dhlFormats: readonly NumberFormat[] = [
  {
    id: 'dhl.paket',
    carrier: 'dhl',
    label: 'DHL Paket',
    pattern: /^00340\d{15}$/,
    check: isMod10,
    weight: 0.99999,
    valid: ['00340434161094015902', '00340434161094022115', '00340434292135100124'],
    invalid: ['00340434161094015903'],
  },
  {
    id: 'dhl.express10',
    carrier: 'dhl',
    label: 'DHL Express waybill',
    pattern: /^\d{10}$/,
    check: isMod7,
    weight: 0.9,
    valid: ['8346088391', '9356579890', '3318810025', '8487135506', '3821724944', '3318810036', '7777777770'],
    invalid: ['1234567890', '3318810010', '3318810011'],
  },
  {
    id: 'dhl.express11',
    carrier: 'dhl',
    label: 'DHL Express waybill (11)',
    pattern: /^\d{11}$/,
    check: isMod7,
    weight: 0.9,
    valid: ['73891051146'],
    invalid: ['73891051147'],
  },
  {
    id: 'dhl.piece',
    carrier: 'dhl',
    label: 'DHL piece ID',
    pattern: /^(?:JJD\d{9,10}|JVGL\d{9,20}|JJ?D\d{18})$/,
    check: null,
    weight: 0.99,
    valid: ['JD014600006281230704', 'JJD0099999999', 'JVGL0999999990'],
    invalid: ['XJD0099999998', 'JD01460000628123070'],
  },
  {
    id: 'dhl.ecommerce',
    carrier: 'dhl',
    label: 'DHL eCommerce',
    pattern: /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)\d{10,37}$/,
    check: null,
    weight: 0.985,
    valid: ['GM2951173225174494', 'GM295117494011169042'],
    invalid: ['GS295117494011169041', 'GM295117322'],
  },
  {
    // Every string of 14 digits has this shape, so that it says nothing: always the last guess.
    id: 'dhl.ecommerce14',
    carrier: 'dhl',
    label: 'DHL eCommerce (14)',
    pattern: /^\d{14}$/,
    check: null,
    weight: 0,
    valid: ['60120172242323', '60120174971147'],
    invalid: ['160120172242323', '601201722X2323'],
  },
];
