import { loadFixtures } from '@/lib/carriers/sandbox/fixtures';
import type { DemoParcel } from '../scripts/demo-shop/demo-order';
import { upsNumber, uspsNumber } from './numbers';

/** Parcels that one carrier or aggregator each is asked about, by its code: how far each has come. */
export const askedParcels: Readonly<Record<string, DemoParcel>> = byAsked([
  recorded('usps', 'life-front-door', 5, uspsNumber(500_001)),
  recorded('ups', 'life-ground-signed', 6, upsNumber(500_001)),
  recorded('fedex', 'life-ground-delivered', 6),
  recorded('dhl', 'life-paket-pickup', 3),
  recorded('mydhl', 'life-refused-returned', 3),
  recorded('seventeentrack', 'life-jt-vietnam', 3),
  recorded('aftership', 'life-jt-vietnam-zoneless', 3),
  recorded('easypost', 'life-customs-delivered', 6),
  recorded('shippo', 'life-attempts-returned', 4),
  recorded('ghn', 'life-delivered', 5),
  recorded('ghtk', 'life-returned', 3),
  recorded('sf-express', 'life-sent-back', 3),
]);

/** Parcels that each of those that push tells of. */
export const toldParcels: Readonly<Record<string, DemoParcel>> = byAsked([
  recorded('usps', 'life-front-door', 5, uspsNumber(500_002)),
  recorded('ups', 'life-ground-signed', 6, upsNumber(500_002)),
  recorded('fedex', 'life-refused-returned', 5),
  recorded('dhl', 'life-ecommerce-returned', 3),
  recorded('seventeentrack', 'life-yunexpress-returned', 3),
  recorded('aftership', 'life-china-us-customs', 3),
  recorded('easypost', 'life-refused-returned', 3),
  recorded('shippo', 'life-customs-delivered', 3),
  recorded('ghn', 'life-returned', 4),
  recorded('ghtk', 'life-returned', 3, 'S1.A1.30000005'),
  recorded('viettelpost', 'life-returned', 3),
]);

/** Parcels of which something hostile is told. */
export const hostileParcels: Readonly<Record<string, DemoParcel>> = byAsked([
  recorded('fedex', 'life-weather-attempts-pickup', 3),
  recorded('seventeentrack', 'life-china-vietnam-customs', 3, 'LV700000044CN'),
  recorded('viettelpost', 'life-returned', 3, '18000000007'),
]);

/** The number is the recording's own unless another is given. */
function recorded(code: string, life: string, event: number, number?: string): DemoParcel {
  const fixture = loadFixtures(code).find(({ name }) => name === life);
  const [asked = ''] = fixture?.asked ?? [];
  const carrier = fixture?.carriers[asked] ?? (code === 'mydhl' ? 'dhl' : code);
  return {
    ...{ carrier, life, event, ago: { days: 0 }, trackingNumber: number ?? asked },
    ...(carrier !== code && { through: code }),
  };
}

function byAsked(parcels: readonly DemoParcel[]): Readonly<Record<string, DemoParcel>> {
  return Object.fromEntries(parcels.map((parcel) => [parcel.through ?? parcel.carrier, parcel]));
}
