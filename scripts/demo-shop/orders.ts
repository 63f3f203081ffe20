import type { Locale } from '@/lib/i18n/locales';
import type { Recipient } from '@/lib/recipient';
import type { DemoOrder, DemoParcel } from './demo-order';

const mug = { name: 'Stoneware mug', variant: 'Moss', quantity: 2 };
const bowl = { name: 'Breakfast bowl', variant: 'Oatmeal', quantity: 4 };
const vase = { name: 'Bud vase, hand thrown', variant: 'River clay', quantity: 1 };
const plate = { name: 'Dinner plate', variant: 'Charcoal', quantity: 6 };
const teapot = { name: 'Side-handle teapot', variant: 'Celadon', quantity: 1 };

const parcel = (
  carrier: string,
  trackingNumber: string,
  life: string | null,
  event: number | null,
  ago: DemoParcel['ago'] = { days: 0 },
): DemoParcel => ({ carrier, trackingNumber, life, event, ago });

/** Nobody: the street is not there, and the name is that of a form. */
const recipient: Recipient = {
  name: 'Robin Example',
  lines: ['100 Sample Street', 'Apt 4'],
  city: 'Seattle',
  state: 'WA',
  postcode: '98101',
  country: 'US',
};

const order = (
  number: string,
  shows: string,
  items: DemoOrder['items'],
  parcels: DemoParcel[],
  locale: Locale | null = null,
): DemoOrder => ({
  number,
  shows,
  items,
  parcels,
  locale,
  email: `buyer-${number.slice(3)}@example.com`,
  postcode: recipient.postcode ?? '',
  recipient,
  tokens: parcels.map((_, index) => `moss-and-clay-${number.toLowerCase()}${'abc'[index]}`),
});

/** Orders in every state. Numbers are the fixtures' own: true formats, valid check digits. */
export const demoOrders: readonly DemoOrder[] = [
  order(
    'MC-1048',
    'in transit, and moving',
    [mug, vase],
    [parcel('usps', '9205590000012300000026', 'life-front-door', 5)],
    'vi',
  ),
  order(
    'MC-1047',
    'out for delivery, with a window',
    [bowl],
    [
      parcel('ups', '1ZD00R570310200269', 'life-window-left-at-door', 8, {
        hours: 2,
        notAfter: { hour: 16, utcOffset: -8 },
      }),
    ],
  ),
  order(
    'MC-1046',
    'arrived at a facility',
    [plate],
    [parcel('usps', '9400190000012300000014', 'life-parcel-locker', 6)],
  ),
  order('MC-1045', 'customs', [teapot], [parcel('usps', 'EE418000174VN', 'life-customs-inbound', 5)], 'zh'),
  order('MC-1044', 'attempt failed', [mug], [parcel('usps', '9270190000012300000114', 'life-redelivery', 6)]),
  order(
    'MC-1043',
    'ready for pickup',
    [vase, bowl],
    [parcel('usps', '9400190000012300000045', 'life-attempt-then-pickup', 8)],
  ),
  order(
    'MC-1042',
    'delivered and signed for',
    [teapot],
    [parcel('ups', '1ZD00R570310100171', 'life-ground-signed', null)],
  ),
  order(
    'MC-1041',
    'delayed by weather',
    [plate],
    [parcel('ups', '1ZD00R570310600621', 'life-weather-delay', 7)],
  ),
  order(
    'MC-1040',
    'customs needs information',
    [vase],
    [parcel('ups', '1ZD00R576610700717', 'life-clearance-information-needed', null)],
  ),
  order(
    'MC-1039',
    'on its way back',
    [mug],
    [parcel('usps', '9400190000012300000069', 'life-insufficient-address-returned', 8)],
  ),
  order('MC-1038', 'returned', [bowl], [parcel('ups', '1ZD00R570310900995', 'life-refused-returned', null)]),
  order('MC-1037', 'cancelled', [vase], [parcel('ups', '1ZD00R570311001080', 'life-label-voided', null)]),
  order(
    'MC-1036',
    'label only',
    [mug],
    [parcel('usps', '9400190000012300000083', 'life-held-at-post-office', 1)],
  ),
  order('MC-1035', 'not found yet', [plate], [parcel('usps', '9400190000012300000205', null, null)]),
  order(
    'MC-1034',
    'the carrier is down',
    [bowl, vase],
    [{ ...parcel('ups', '1ZD00R57YW11101170', 'life-ground-saver-post-office', 5), account: 'outage' }],
  ),
  order(
    'MC-1033',
    'two parcels, one has arrived',
    [teapot, plate],
    [
      { ...parcel('usps', '9400190000012300000052', 'life-weather-delay', null, { days: 1 }), lines: [0] },
      { ...parcel('ups', '1ZD00R570310400445', 'life-access-point', 6), lines: [1] },
    ],
  ),
  order(
    'MC-1052',
    'three parcels, and one item still to come',
    [mug, bowl, plate, teapot],
    [
      {
        ...parcel('usps', '9400190000012300000526', 'life-front-door', null, { days: 3 }),
        lines: [0, 1],
        quantities: [1, 4],
      },
      {
        ...parcel('ups', '1ZD00R570310520119', 'life-ground-signed', null, { days: 1 }),
        lines: [0],
        quantities: [1],
      },
      { ...parcel('usps', '9400190000012300000533', 'life-parcel-locker', 4), lines: [2] },
    ],
  ),
  order(
    'MC-1032',
    'no delivery scan yet',
    [mug],
    [parcel('usps', '9400190000012300000106', 'life-awaiting-delivery-scan', 6)],
  ),
  order('MC-1031', 'damaged', [plate], [parcel('ups', '1ZD00R570310800807', 'life-damaged-claim', null)]),
  order('MC-1030', 'forwarded', [vase], [parcel('usps', '9205590000012300000071', 'life-forwarded', 6)]),
  order(
    'MC-1029',
    'batch received, parcel not scanned',
    [bowl],
    [parcel('usps', '9261290000012300000304', 'life-batch-received', 2)],
  ),
  order(
    'MC-1028',
    'a code we do not know',
    [mug],
    [parcel('ups', '1ZD00R570310120015', 'life-unknown-code', 1)],
  ),
  order(
    'MC-1027',
    'FedEx, through customs',
    [vase],
    [parcel('fedex', '771000002027', 'life-international-customs', 11)],
  ),
  order(
    'MC-1026',
    'DHL, held by customs',
    [teapot],
    [parcel('dhl', '5123400015', 'life-express-customs-delivered', 7)],
  ),
  order(
    'MC-1025',
    'DHL Express by its own API',
    [bowl],
    [{ ...parcel('dhl', '6123400010', 'life-customs-delivered', 10), through: 'mydhl' }],
  ),
  order(
    'MC-1024',
    'China Post through 17TRACK',
    [mug],
    [
      {
        ...parcel('china-post', 'LV700000013CN', 'life-china-vietnam-customs', 7),
        through: 'seventeentrack',
      },
    ],
    'vi',
  ),
  order(
    'MC-1023',
    'YunExpress through AfterShip',
    [plate],
    [{ ...parcel('yunexpress', 'YT2616900000009002', 'life-yunexpress-returned', 5), through: 'aftership' }],
  ),
  order(
    'MC-1022',
    'UPS through EasyPost',
    [mug],
    [{ ...parcel('ups', '1ZD0E7004003003806', 'life-attempt-then-pickup', null), through: 'easypost' }],
  ),
  order(
    'MC-1021',
    'USPS through Shippo',
    [vase],
    [{ ...parcel('usps', '9205500000041008303107', 'life-pickup', 3), through: 'shippo' }],
  ),
  order(
    'MC-1020',
    'GHN, on its second try',
    [mug, bowl],
    [parcel('ghn', 'GL2TRY', 'life-second-attempt', 10, { hours: 2 })],
    'vi',
  ),
  order(
    'MC-1019',
    'GHTK, told by pushes',
    [bowl],
    [{ ...parcel('ghtk', 'S1.A1.30000001', 'life-delay-delivered', null), isPushed: true }],
    'vi',
  ),
  order(
    'MC-1018',
    'Viettel Post, told by pushes',
    [teapot],
    [{ ...parcel('viettelpost', '18000000001', 'life-delivered-after-attempt', 8), isPushed: true }],
    'vi',
  ),
  order(
    'MC-1017',
    'SF Express, in a locker',
    [teapot],
    [parcel('sf-express', 'SF2000000000002', 'life-locker', null)],
    'zh',
  ),
  // Last, so that they were placed long enough ago for their lives. Days are chosen so that no weekend and no public
  // holiday of the way makes them look otherwise.
  order(
    'MC-1049',
    'past its expected day',
    [bowl],
    [parcel('usps', '9205590000012300000040', 'life-front-door', 5, { days: 4 })],
  ),
  order(
    'MC-1050',
    'quieter than usual',
    [vase],
    [parcel('usps', 'EE418000188VN', 'life-customs-inbound', 5, { days: 11 })],
    'vi',
  ),
  order(
    'MC-1051',
    'no news for long',
    [teapot],
    [parcel('sf-express', 'SF2000000000004', 'life-locker', 4, { days: 24 })],
    'zh',
  ),
];
