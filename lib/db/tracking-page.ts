import type { FilledParcel, OrderLine } from '@/lib/tracking/order-items';
import { parcelDayOf } from '@/lib/tracking/parcel-day';
import { type OrderOfParcel, orderOf, type SplitOrder } from '@/lib/tracking/split-order';
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
  split: SplitOrder | null;
  position: TrackingPageView['position'];
  /** `LiveState.siblingStates`. */
  siblingStates: string[];
}

type PageRow = Omit<TrackingPage, keyof OrderOfParcel | 'siblingStates'> & {
  lines: OrderLine[];
  parcels: ParcelRow[];
};

/** A parcel of the order, replaced labels too. */
interface ParcelRow extends FilledParcel {
  token: string;
  /** As `siblingStates` of an open page names it. */
  state: string;
  checkedAt: string | null;
  /** What its day follows from: its snapshot with the events that matter to it. Null for the page's own parcel. */
  told: ShipmentSnapshot | null;
}

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
        select json_agg(
          json_build_object('id', i.id, 'name', i.name, 'variant', i.variant, 'quantity', i.quantity)
          order by i.position
        )
        from order_items i where i.merchant_id = s.merchant_id and i.order_id = s.order_id
      ), '[]') as lines,
      coalesce((
        select json_agg(
          json_build_object(
            'id', b.id, 'token', b.token, 'milestone', b.milestone, 'replacedBy', b.replaced_by,
            'state', concat_ws(' ', b.milestone, b.estimate_date, b.estimate_last_date, b.snapshot #>> '{answer,isOverdue}'),
            'checkedAt', q.last_answer_at,
            'told', case when b.id <> s.id then b.snapshot || jsonb_build_object('events',
              jsonb_path_query_array(b.snapshot, '$.events[0]') || jsonb_path_query_array(
                b.snapshot, '$.events[*] ? (@.meaning == $own)', jsonb_build_object('own', b.milestone)
              )
            ) end,
            'contents', coalesce((
              select json_object_agg(si.order_item_id, si.quantity) from shipment_items si
              where si.merchant_id = b.merchant_id and si.shipment_id = b.id
            ), '{}')
          )
          order by b.ship_date_start, b.created_at, b.id
        )
        from shipments b
        join shipment_polls q on q.merchant_id = b.merchant_id and q.shipment_id = b.id
        where b.merchant_id = s.merchant_id and b.order_id = s.order_id
      ), '[]') as parcels
    from shipments s
    join merchants m on m.id = s.merchant_id
    join shipment_polls p on p.merchant_id = s.merchant_id and p.shipment_id = s.id
    left join orders o on o.merchant_id = s.merchant_id and o.id = s.order_id
    where s.merchant_id = ${merchantId} and s.token = ${token}`;
  if (!row) return null;
  const { lines, parcels, checkedAt, ...page } = row;
  const placed = parcels.map(({ told, checkedAt: toldAt, ...parcel }) => ({
    ...parcel,
    day: parcelDayOf(told ?? page.snapshot, isoInstant(toldAt)),
  }));
  const siblings = parcels.filter(({ id, replacedBy }) => id !== page.shipmentId && replacedBy === null);
  return {
    ...page,
    ...orderOf(lines, placed, page.shipmentId),
    checkedAt: isoInstant(checkedAt),
    siblingStates: siblings.map(({ state }) => state),
  };
}

function isoInstant(stored: string | null): string | null {
  return stored === null ? null : new Date(stored).toISOString();
}
