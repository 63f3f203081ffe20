import type { CarrierNames } from '../reading/carrier-keys';

/**
 * 17TRACK's numbers of the carriers that we have a code for. Certainty B: from the carrier list in
 * wksw/17track-golang-sdk (2024); the full list is 17TRACK's carrier.all.json. A carrier that is not here is
 * left for 17TRACK to recognise.
 */
export const seventeentrackNames: CarrierNames = {
  keys: {
    usps: '21051',
    ups: '100002',
    fedex: '100003',
    dhl: '100001',
    amazon: '100308',
    ontrac: '100049',
    'canada-post': '3041',
    'royal-mail': '11031',
    'correios-br': '2151',
    'china-post': '3011',
    'china-ems': '3013',
    'sf-express': '100012',
    yto: '190157',
    zto: '190455',
    sto: '190324',
    'jtexpress-cn': '190442',
    '4px': '190094',
    yanwen: '190012',
    yunexpress: '190008',
    cainiao: '190271',
    vnpost: '22041',
    'jtexpress-vn': '100456',
    'ninjavan-vn': '100129',
  },
  // DHL Paket, DHL eCommerce US and Vietnam Post's EMS have numbers of their own; 100001 is DHL Express.
  variants: [
    { carrier: 'dhl', numbers: /^00340\d{15}$/, key: '7041' },
    { carrier: 'dhl', numbers: /^GM\d+$/, key: '7047' },
    { carrier: 'dhl', numbers: /^(?!\d{10,11}$)/, key: null },
    { carrier: 'vnpost', numbers: /^E[A-Z]\d{9}VN$/, key: '22043' },
  ],
};
