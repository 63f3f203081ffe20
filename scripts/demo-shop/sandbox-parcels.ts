import type { Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import type { DemoOrder, DemoParcel, HoursAgo } from './demo-order';
import { demoOrders } from './orders';

const hourMs = 60 * 60 * 1000;

/** Puts the parcels into the sandbox, each exactly as far as its order says by `now`. */
export function fillSandbox(sandbox: Sandbox, now: Date, orders: readonly DemoOrder[] = demoOrders): void {
  for (const parcel of livingParcels(orders)) {
    const { trackingNumber, life, event, ago } = parcel;
    const spec = { carrier: askedOf(parcel), trackingNumber, life, ...(event !== null && { step: event }) };
    const state = sandbox.parcels.upsert({ ...spec, newestDaysAgo: 'days' in ago ? ago.days : 0 });
    const newest = state.shownAt.at(-1);
    if ('days' in ago || !newest) continue;
    // Hours ago, at whatever time of day that is: what is true for some hours only must be true now.
    const shiftMs = timeOf(ago, now) - newest.getTime();
    sandbox.parcels.upsert({ ...spec, startedAt: new Date(state.startedAt.getTime() + shiftMs) });
  }
}

/** The hours back from `now`, and from there on to the time of day that it may be at the latest; in ms. */
function timeOf({ hours, notAfter }: HoursAgo, now: Date): number {
  const time = now.getTime() - hours * hourMs;
  if (!notAfter) return time;
  const sinceMidnight = (time + notAfter.utcOffset * hourMs) % (24 * hourMs);
  return time - Math.max(0, sinceMidnight - notAfter.hour * hourMs);
}

/** From now on the carrier of the "outage" parcel does not answer for it. Returns its number. */
export function breakOutageCarrier(sandbox: Sandbox): string[] {
  const parcels = livingParcels(demoOrders).filter(({ account }) => account === 'outage');
  for (const parcel of parcels) {
    sandbox.faults.add({ carrier: askedOf(parcel), trackingNumber: parcel.trackingNumber, mode: '503' });
  }
  return parcels.map(({ trackingNumber }) => trackingNumber);
}

/** Code of the carrier or aggregator that is asked about a parcel. */
export function askedOf({ carrier, through }: DemoParcel): string {
  return through ?? carrier;
}

function livingParcels(orders: readonly DemoOrder[]): (DemoParcel & { life: string })[] {
  return orders.flatMap(({ parcels }) =>
    parcels.flatMap((parcel) => (parcel.life === null ? [] : [{ ...parcel, life: parcel.life }])),
  );
}
