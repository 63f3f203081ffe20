import type { ParcelItem, ShipmentSnapshot, SystemState, TrackingPageView } from '@/lib/tracking/view';
import type { Database } from './client';

/** What the tracking page shows of a parcel, as rows hold it: the carrier as a code, no addresses. */
export interface TrackingPage {
  shipmentId: string;
  token: string;
  carrier: string;
  trackingNumber: string;
  snapshot: ShipmentSnapshot;
  snapshotVersion: number;
  systemState: SystemState;
  /** Last time the carrier answered, ISO instant. */
  checkedAt: string | null;
  /** `TrackingPageView.system.isPushed`. */
  isPushed: boolean;
  /** Token of the parcel whose label took this one's place. */
  replacedByToken: string | null;
  /** `placedOn` is the day in the shop's own zone, `YYYY-MM-DD`. */
  order: { number: string; placedOn: string } | null;
  items: ParcelItem[];
  siblings: TrackingPageView['siblings'];
  position: TrackingPageView['position'];
}

type PageRow = Omit<TrackingPage, 'checkedAt' | 'siblings' | 'position'> & {
  checkedAt: string | null;
  parcels: {
    token: string;
    status: TrackingPage['snapshot']['status'];
    milestone: TrackingPage['snapshot']['milestone'];
  }[];
};

/**
 * Everything about one parcel in one prepared statement, hence one round trip. Null for a token that is not
 * this shop's.
 */
export async function getTrackingPage(
  db: Database,
  merchantId: string,
  token: string,
): Promise<TrackingPage | null> {
  const [row] = await db.$client<PageRow[]>`
    select
      s.id as "shipmentId", s.token, s.carrier, s.tracking_number as "trackingNumber",
      s.snapshot, s.snapshot_version as "snapshotVersion",
      p.system_state as "systemState", p.last_answer_at as "checkedAt",
      coalesce(p.last_push_at = p.last_answer_at, false) as "isPushed",
      (select r.token from shipments r where r.merchant_id = s.merchant_id and r.id = s.replaced_by) as "replacedByToken",
      case when o.id is not null then json_build_object(
        'number', o.number,
        'placedOn', to_char(o.placed_at at time zone m.time_zone, 'YYYY-MM-DD')
      ) end as "order",
      coalesce((
        select json_agg(json_build_object('name', i.name, 'variant', i.variant, 'quantity', si.quantity) order by i.position)
        from shipment_items si
        join order_items i on i.merchant_id = si.merchant_id and i.id = si.order_item_id
        where si.merchant_id = s.merchant_id and si.shipment_id = s.id
      ), '[]') as items,
      coalesce((
        select json_agg(
          json_build_object('token', b.token, 'status', b.status, 'milestone', b.milestone)
          order by b.ship_date_start, b.created_at, b.id
        )
        from shipments b
        where b.merchant_id = s.merchant_id and b.order_id = s.order_id and (b.replaced_by is null or b.id = s.id)
      ), '[]') as parcels
    from shipments s
    join merchants m on m.id = s.merchant_id
    join shipment_polls p on p.merchant_id = s.merchant_id and p.shipment_id = s.id
    left join orders o on o.merchant_id = s.merchant_id and o.id = s.order_id
    where s.merchant_id = ${merchantId} and s.token = ${token}`;
  if (!row) return null;
  const { parcels, checkedAt, ...page } = row;
  const positioned = parcels.map((parcel, index) => ({ ...parcel, position: index + 1 }));
  const own = positioned.find((parcel) => parcel.token === token);
  return {
    ...page,
    checkedAt: checkedAt === null ? null : new Date(checkedAt).toISOString(),
    siblings: positioned.filter((parcel) => parcel !== own),
    position: { index: own?.position ?? 1, count: Math.max(1, positioned.length) },
  };
}
