import { postalOperators } from './postal-operators';

/** A carrier that we can name and link to, with or without an adapter. */
export interface KnownCarrier {
  code: string;
  name: string;
  homepage: string | null;
  /** The carrier's own tracking page for a normalised number; null where we are not sure of the address. */
  trackingUrl: ((trackingNumber: string) => string) | null;
  /** ISO 3166-1 alpha-2 where the carrier mostly delivers; null for the worldwide ones. */
  homeCountry: string | null;
  /** BCP 47: the language it writes its events in. English unless we know better. */
  textLanguage: string;
}

type Row = readonly [
  code: string,
  name: string,
  homepage: string | null,
  /** The number is appended, percent-encoded. */
  trackingUrlPrefix: string | null,
  homeCountry: string | null,
];

const rows: readonly Row[] = [
  ['usps', 'USPS', 'https://www.usps.com', 'https://tools.usps.com/go/TrackConfirmAction?tLabels=', 'US'],
  ['ups', 'UPS', 'https://www.ups.com', 'https://www.ups.com/track?tracknum=', null],
  ['fedex', 'FedEx', 'https://www.fedex.com', 'https://www.fedex.com/fedextrack/?trknbr=', null],
  [
    'dhl',
    'DHL',
    'https://www.dhl.com',
    'https://www.dhl.com/global-en/home/tracking.html?tracking-id=',
    null,
  ],
  ['amazon', 'Amazon Logistics', 'https://www.amazon.com', 'https://track.amazon.com/tracking/', null],
  ['upu', 'UPU', 'https://www.upu.int', null, null],
  ['ghn', 'GHN', 'https://ghn.vn', 'https://donhang.ghn.vn/?order_code=', 'VN'],
  ['ghtk', 'GHTK', 'https://ghtk.vn', 'https://i.ghtk.vn/', 'VN'],
  [
    'viettelpost',
    'Viettel Post',
    'https://viettelpost.vn',
    'https://viettelpost.vn/thong-tin-don-hang?peopleTracking=sender&orderNumber=',
    'VN',
  ],
  [
    'jtexpress-vn',
    'J&T Express',
    'https://jtexpress.vn',
    'https://jtexpress.vn/vi/tracking?type=track&billcode=',
    'VN',
  ],
  [
    'sf-express',
    'SF Express',
    'https://www.sf-express.com',
    'https://www.sf-express.com/chn/sc/waybill/waybill-detail/',
    'CN',
  ],
  [
    'yunexpress',
    'YunExpress',
    'https://www.yunexpress.com',
    'https://www.yuntrack.com/parcelTracking?id=',
    null,
  ],
  ['yto', 'YTO Express', 'https://www.yto.net.cn', null, 'CN'],
  [
    'cainiao',
    'Cainiao',
    'https://global.cainiao.com',
    'https://global.cainiao.com/detail.htm?mailNoList=',
    null,
  ],
  ['yanwen', 'Yanwen', 'https://www.yw56.com.cn', null, null],
  ['zto', 'ZTO Express', 'https://www.zto.com', null, 'CN'],
  ['sto', 'STO Express', 'https://www.sto.cn', null, 'CN'],
  ['ninjavan-vn', 'Ninja Van', 'https://www.ninjavan.co', null, 'VN'],
  ['jtexpress-cn', 'J&T Express', 'https://www.jtexpress.cn', null, 'CN'],
  ['4px', '4PX', 'https://www.4px.com', 'https://track.4px.com/#/result/0/', null],
  ['china-ems', 'EMS', 'https://www.ems.com.cn', null, 'CN'],
  [
    'purolator',
    'Purolator',
    'https://www.purolator.com',
    'https://www.purolator.com/en/shipping/tracker?searchValue=',
    'CA',
  ],
  [
    'canpar',
    'Canpar Express',
    'https://www.canpar.com',
    'https://www.canpar.com/en/track/tracking.jsp?locale=en&reference=',
    'CA',
  ],
  ['ontrac', 'OnTrac', 'https://www.ontrac.com', 'https://www.ontrac.com/tracking/?number=', 'US'],
  ['lasership', 'LaserShip', null, null, 'US'],
  ['old-dominion', 'Old Dominion', 'https://www.odfl.com', null, 'US'],
  [
    'speedee',
    'Spee-Dee Delivery',
    'https://www.speedeedelivery.com',
    'https://www.speedeedelivery.com/track/?tracking=',
    'US',
  ],
  [
    'landmark',
    'Landmark Global',
    'https://www.landmarkglobal.com',
    'https://track.landmarkglobal.com/?search=',
    null,
  ],
  [
    'gofo',
    'GOFO Express',
    'https://www.gofoexpress.com',
    'https://www.gofoexpress.com/tracking.html?searchID=',
    'US',
  ],
  ['dpd', 'DPD', 'https://www.dpd.com', null, null],
  ['yodel', 'Yodel', 'https://www.yodel.co.uk', 'https://www.yodel.co.uk/tracking/', 'GB'],
];

/** Carriers that we hear from directly and that do not write English. */
const textLanguages: Readonly<Record<string, string>> = {
  ghn: 'vi',
  ghtk: 'vi',
  viettelpost: 'vi',
  'sf-express': 'zh',
};

const postalTrackingPrefix = new Map([
  ['canada-post', 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor='],
  ['royal-mail', 'https://www.royalmail.com/track-your-item#/tracking-results/'],
  // EMS Vietnam is its express service and found there too.
  ['vnpost', 'https://www.vnpost.vn/vi-vn/dinh-vi/buu-pham?key='],
]);

const postalRows = postalOperators.map(
  ({ code, name, homepage, country }): Row => [
    code,
    name,
    homepage,
    postalTrackingPrefix.get(code) ?? null,
    country,
  ],
);

/** By code. An adapter's own data comes before what stands here. */
export const knownCarriers: ReadonlyMap<string, KnownCarrier> = new Map(
  [...rows, ...postalRows].map(([code, name, homepage, prefix, homeCountry]) => [
    code,
    {
      code,
      name,
      homepage,
      trackingUrl: prefix === null ? null : (number: string) => prefix + encodeURIComponent(number),
      homeCountry,
      textLanguage: textLanguages[code] ?? 'en',
    },
  ]),
);

export function homeCountryOf(carrier: string): string | null {
  return knownCarriers.get(carrier)?.homeCountry ?? null;
}
