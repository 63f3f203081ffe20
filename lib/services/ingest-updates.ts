import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Executor } from '@/lib/db/client';
import { listEvents, saveEvents } from '@/lib/db/events';
import {
  listShipmentIdsOfOrders,
  lockShipments,
  saveHiddenState,
  saveSnapshot,
} from '@/lib/db/shipment-state';
import { countUnknownCodes } from '@/lib/db/unknown-codes';
import type { Status } from '@/lib/tracking/milestones';
import { isNewsToSiblings } from '@/lib/tracking/parcel-day';
import { applyUpdates, type IngestItem, type ShipmentChange } from './apply-updates';
import { storableText } from './storable-text';

export type { IngestItem } from './apply-updates';

export interface IngestResult {
  shipmentId: string;
  /** Events that were not known before. */
  inserted: number;
  /** Events that belong to another use of the number, or have no possible date. */
  dropped: number;
  /** Did anything that a page shows change? */
  isChanged: boolean;
  status: Status | null;
  /** Updates that were not about this parcel. */
  rejected: ('unknown_shipment' | 'wrong_number' | 'wrong_parcel' | 'other_use')[];
}

/**
 * Takes in what carriers said of a shop's parcels, polled or pushed, in one transaction: events (each once),
 * state and snapshot, unknown codes, and the notice to drop cached pages, which leaves at the commit.
 * Free of order and safe to repeat. An answer without events takes nothing away. With no items for a known
 * parcel use `recalculateShipments`. Results come one per shipment.
 */
export async function ingestUpdates(
  db: Executor,
  merchantId: string,
  items: readonly IngestItem[],
  now: Date,
): Promise<IngestResult[]> {
  const byShipment = new Map<string, IngestItem[]>();
  for (const item of items) {
    const clean = { ...item, update: storableText<ShipmentUpdate>(item.update) };
    byShipment.set(item.shipmentId, [...(byShipment.get(item.shipmentId) ?? []), clean]);
  }
  return changeShipments(db, merchantId, byShipment, now);
}

/** Rebuilds state and snapshot from what is stored: when time alone changes something (`reconsiderAt`). */
export async function recalculateShipments(
  db: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
  now: Date,
): Promise<IngestResult[]> {
  return changeShipments(db, merchantId, new Map(shipmentIds.map((id) => [id, []])), now);
}

async function changeShipments(
  db: Executor,
  merchantId: string,
  byShipment: ReadonlyMap<string, readonly IngestItem[]>,
  now: Date,
): Promise<IngestResult[]> {
  const ids = [...byShipment.keys()];
  if (ids.length === 0) return [];
  return db.transaction(async (tx) => {
    const locked = await lockShipments(tx, merchantId, ids);
    const known = await listEvents(tx, merchantId, [...locked.keys()]);
    const changes = [...locked.values()].map((shipment) =>
      applyUpdates(shipment, known.get(shipment.id) ?? [], byShipment.get(shipment.id) ?? [], now),
    );
    await saveEvents(
      tx,
      merchantId,
      changes.flatMap((change) => change.eventsToSave),
      now,
    );
    await countUnknownCodes(
      tx,
      merchantId,
      changes.flatMap((change) => change.unknownCodes),
      now,
    );
    for (const change of changes) await saveChange(tx, merchantId, change, now);
    await notifyTags(tx, await tagsToDrop(tx, merchantId, changes));
    const results = new Map(changes.map((change) => [change.shipment.id, resultOf(change)]));
    return ids.map((id) => results.get(id) ?? unknownShipment(id));
  });
}

async function saveChange(
  tx: Executor,
  merchantId: string,
  change: ShipmentChange,
  now: Date,
): Promise<void> {
  const { shipment, snapshot, facts, announced, suspicions, reconsiderAt, origin } = change;
  const hidden = { facts, announced, suspicions, reconsiderAt };
  if (change.isChanged) {
    await saveSnapshot(tx, merchantId, shipment.id, { snapshot, origin, now, ...hidden });
  } else if (change.isHiddenChanged) {
    await saveHiddenState(tx, merchantId, shipment.id, hidden);
  }
}

/** The changed parcels' own pages, and those of their orders' other parcels when what they name of it moved. */
async function tagsToDrop(
  tx: Executor,
  merchantId: string,
  changes: readonly ShipmentChange[],
): Promise<string[]> {
  const changed = changes.filter((change) => change.isChanged);
  const orderIds = changed.flatMap(({ shipment, snapshot }) =>
    shipment.orderId !== null && isNewsToSiblings(shipment.snapshot, snapshot) ? [shipment.orderId] : [],
  );
  const siblings = await listShipmentIdsOfOrders(tx, merchantId, orderIds);
  return [...changed.map((change) => change.shipment.id), ...siblings].map(shipmentTag);
}

function resultOf(change: ShipmentChange): IngestResult {
  const { shipment, inserted, dropped, isChanged, rejected, snapshot } = change;
  return { shipmentId: shipment.id, inserted, dropped, isChanged, rejected, status: snapshot.status };
}

function unknownShipment(shipmentId: string): IngestResult {
  return {
    shipmentId,
    inserted: 0,
    dropped: 0,
    isChanged: false,
    status: null,
    rejected: ['unknown_shipment'],
  };
}
