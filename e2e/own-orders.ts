import { type FaultMode, faultModes } from '@/lib/carriers/sandbox/faults';
import { type Locale, locales } from '@/lib/i18n/locales';
import type { DemoOrder, DemoParcel } from '../scripts/demo-shop/demo-order';
import { demoShop } from '../scripts/demo-shop/theme';
import { askedParcels, hostileParcels, toldParcels } from './carrier-parcels';
import { upsNumber, uspsNumber } from './numbers';

let serials = 0;

/**
 * Orders that single specs have for themselves: their parcels move, fail or are written over, which must not
 * disturb what other specs read. Each has carrier accounts of its own, so that an outage stays with it.
 */
export const ownOrders: readonly DemoOrder[] = [
  own('live-first', usps('life-front-door', 5)),
  own('live-second', ups('life-ground-signed', 6)),
  own('live-rebuilt', ups('life-ground-signed', 6)),
  own('live-cache', ups('life-ground-signed', 6)),
  own('live-split', usps('life-parcel-locker', 5), ups('life-access-point', 6)),
  own('cached', ups('life-ground-signed', null)),
  own('weighed', ups('life-ground-signed', null)),
  own('revalidate', ups('life-ground-signed', null)),
  own('domain', usps('life-front-door', 5)),
  own('kept', ups('life-ground-signed', null)),
  own('revoked', ups('life-ground-signed', null)),
  own('opened', ups('life-ground-signed', null)),
  own('background', ups('life-ground-signed', 6)),
  own('hidden', ups('life-ground-signed', 6)),
  own('taken-along', usps('life-front-door', 5)),
  own('found', usps('life-parcel-locker', 6)),
  // Quiet, as its spec makes them.
  own('contact', usps('life-front-door', 4)),
  ...locales.map((locale) => own(`found-${locale}`, ups('life-ground-signed', null))),
  ...locales.map((locale) => own(`guessed-${locale}`, ups('life-ground-signed', null))),
  ...locales.map((locale) => own(`proved-${locale}`, ups('life-ground-signed', null))),
  ...['proved-again', 'proved-other', 'recycled', 'shared-end', 'shared-open', 'shared-sheet'].map((name) =>
    own(name, ups('life-ground-signed', null)),
  ),
  own('reprinted', ups('life-ground-signed', 3), ups('life-ground-signed', 6)),
  ...locales.flatMap((locale) => [
    own(`shared-${locale}`, ups('life-ground-signed', null)),
    own(`shared-axe-${locale}`, usps('life-parcel-locker', 6)),
  ]),
  // A number that the sandbox has a recorded answer for, full of markup.
  { ...own('markup', fixed('1ZD00R570321101122')), placedOn: '2026-10-01' },
  {
    ...own('hostile', ups('life-ground-signed', 6)),
    items: [{ name: '<img src=x onerror="document.title=\'owned\'">', variant: '\u202egnorts', quantity: 1 }],
  },
  ...Object.entries(askedParcels).map(([code, parcel]) => own(`asked-${code}`, parcel)),
  ...Object.entries(toldParcels).map(([code, parcel]) => own(`told-${code}`, parcel)),
  ...Object.entries(hostileParcels).map(([code, parcel]) => own(`hostile-${code}`, parcel)),
  // Known to USPS and to 17TRACK, each of which its spec tells of it.
  own('routed', { ...lived(null, null), carrier: 'usps', trackingNumber: '9400100000001234500089' }),
  // With a tracking scope missing, the demo's other accounts would fail as well: a token concerns an account.
  ...faultModes
    .filter((mode) => mode !== 'scope_missing')
    .map((mode) => own(`fault-${mode}`, parcelFor(mode))),
  // Delivered, and still under way: what shoppers tell the shop of each.
  ...locales.map((locale) =>
    own(`case-${locale}`, usps('life-front-door', null), ups('life-ground-signed', 3)),
  ),
  // One for each way of telling: a second message would be added to the first one's case, a rating replaced.
  ...locales.flatMap((locale) =>
    ['told', 'rated'].map((what) =>
      own(`case-${what}-${locale}`, usps('life-front-door', null), usps('life-front-door', null)),
    ),
  ),
  own('grows', ups('life-ground-signed', 6)),
  // So many requests a day are taken for a parcel.
  ...[...locales, 'apart'].map((name) => own(`updates-${name}`, ups('life-ground-signed', 3))),
];

/** Every second fault meets the other carrier's way of saying things. */
function parcelFor(mode: FaultMode): DemoParcel {
  return faultModes.indexOf(mode) % 2 === 0 ? ups('life-ground-signed', 6) : usps('life-parcel-locker', 6);
}

/** The order that a spec has for itself. */
export function ownOrder(name: string): DemoOrder {
  const order = ownOrders.find(({ shows }) => shows === name);
  if (!order) throw new Error(`no order of the tests' own is called "${name}"`);
  return order;
}

/** Path of the page of one of its parcels. */
export function ownPath(name: string, locale: Locale, parcel = 0): string {
  return `/${demoShop.slug}/${locale}/p/${ownOrder(name).tokens[parcel]}`;
}

function own(name: string, ...parcels: DemoParcel[]): DemoOrder {
  const number = `E2E-${name.replaceAll('_', '-').toUpperCase()}`;
  return {
    number,
    shows: name,
    locale: null,
    items: [{ name: 'Espresso cup', variant: 'Sand', quantity: 2 }],
    parcels,
    email: `${number.toLowerCase()}@example.com`,
    postcode: '97205',
    recipient: {
      name: 'Zebulon Canary',
      lines: ['77 Canary Lane'],
      city: 'Portland',
      state: 'OR',
      postcode: '97205',
      country: 'US',
    },
    tokens: parcels.map((_, index) => `e2e-${name}-${index}-`.padEnd(22, '0').slice(-22)),
  };
}

function usps(life: string, event: number | null): DemoParcel {
  serials += 1;
  return { ...lived(life, event), carrier: 'usps', trackingNumber: uspsNumber(serials) };
}

function ups(life: string, event: number | null): DemoParcel {
  serials += 1;
  return { ...lived(life, event), carrier: 'ups', trackingNumber: upsNumber(serials) };
}

function fixed(trackingNumber: string): DemoParcel {
  return { ...lived(null, null), carrier: 'ups', trackingNumber };
}

function lived(life: string | null, event: number | null) {
  return { life, event, ago: { days: 0 } };
}
